CREATE TABLE "base_contents" (
	"digest" text NOT NULL,
	"part" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "base_contents_digest_part_pk" PRIMARY KEY("digest","part")
);
--> statement-breakpoint
ALTER TABLE "base_layers" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "base_layers" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "base_versions" ADD COLUMN "digest" text;