ALTER TABLE "accounts" ADD COLUMN "failed_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "sos" boolean;