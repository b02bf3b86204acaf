DROP INDEX "devices_unit";--> statement-breakpoint
ALTER TABLE "devices" DROP COLUMN "unit";--> statement-breakpoint
ALTER TABLE "devices" DROP COLUMN "label";--> statement-breakpoint
ALTER TABLE "devices" DROP COLUMN "paired_by";--> statement-breakpoint
ALTER TABLE "devices" DROP COLUMN "paired_at";