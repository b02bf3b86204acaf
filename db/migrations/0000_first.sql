CREATE TABLE "checkpoints" (
	"operation" text NOT NULL,
	"seq" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"format" integer NOT NULL,
	"gz" "bytea" NOT NULL,
	CONSTRAINT "checkpoints_operation_seq_pk" PRIMARY KEY("operation","seq")
);
--> statement-breakpoint
CREATE TABLE "command_answers" (
	"operation" text NOT NULL,
	"command_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"actor" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at_seq" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_answers_operation_command_id_pk" PRIMARY KEY("operation","command_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"operation" text NOT NULL,
	"seq" bigint NOT NULL,
	"jurisdiction" text NOT NULL,
	"stream_seq" bigint NOT NULL,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"command_id" text NOT NULL,
	"about" jsonb NOT NULL,
	"shared_with" jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"exercise_ms" bigint,
	"story_at" timestamp (3) with time zone,
	"hash" text NOT NULL,
	CONSTRAINT "events_operation_seq_pk" PRIMARY KEY("operation","seq"),
	CONSTRAINT "events_stream" UNIQUE("operation","jurisdiction","stream_seq")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"scenario" text,
	"status" text NOT NULL,
	"parent_operation" text,
	"parent_seq" bigint,
	"pack_version" text,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_hash" text NOT NULL,
	"lineage" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"phone" text,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"must_change" boolean DEFAULT false NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"account" text NOT NULL,
	"operation" text NOT NULL,
	"role" text NOT NULL,
	"jurisdiction" text NOT NULL,
	CONSTRAINT "grants_account_operation_role_jurisdiction_pk" PRIMARY KEY("account","operation","role","jurisdiction")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account" text,
	"what" text NOT NULL,
	"target" text,
	"result" text NOT NULL,
	"detail" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"unit" text,
	"label" text,
	"paired_by" text,
	"paired_at" timestamp (3) with time zone,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"sightings" integer NOT NULL,
	CONSTRAINT "devices_key" UNIQUE("kind","key")
);
--> statement-breakpoint
CREATE TABLE "fixes" (
	"operation" text NOT NULL,
	"unit" text NOT NULL,
	"fix_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"altitude_m" double precision,
	"accuracy_m" double precision,
	"speed_mps" double precision,
	"heading_deg" double precision,
	"battery" double precision,
	"simulated" boolean NOT NULL,
	CONSTRAINT "fixes_operation_unit_fix_at_pk" PRIMARY KEY("operation","unit","fix_at")
);
--> statement-breakpoint
CREATE TABLE "base_layers" (
	"version" text NOT NULL,
	"layer" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "base_layers_version_layer_pk" PRIMARY KEY("version","layer")
);
--> statement-breakpoint
CREATE TABLE "base_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"county" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "events_recorded" ON "events" USING btree ("operation","recorded_at","seq");--> statement-breakpoint
CREATE INDEX "events_about" ON "events" USING gin ("about" jsonb_path_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "grants_operation" ON "grants" USING btree ("operation");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "devices_unit" ON "devices" USING btree ("unit");