ALTER TABLE "people" ADD COLUMN "pack_name" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "pack_phone" text;--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "failed_tries";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "failed_since";--> statement-breakpoint
UPDATE "people" SET "pack_name" = "name", "pack_phone" = "phone" WHERE "id" LIKE 'pack:%' AND "erased_at" IS NULL;
