ALTER TABLE "fixes" ADD COLUMN "said_ms" bigint;--> statement-breakpoint
CREATE INDEX "fixes_said" ON "fixes" USING btree ("operation","unit","fix_at") WHERE said_ms is not null;