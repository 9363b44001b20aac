-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "desk_versions" (
    "version" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "compiled" JSONB NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "desk_versions_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "person_settings" (
    "person_id" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "person_settings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "identities" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "mail" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("platform","tenant","user_id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handles" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "handles_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "texts" (
    "id" TEXT NOT NULL,
    "case_number" INTEGER,
    "words" TEXT,
    "blanked_at" TIMESTAMPTZ(3),

    CONSTRAINT "texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints" (
    "id" UUID NOT NULL,
    "connector" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "customer_id" UUID,
    "case_number" INTEGER,
    "text_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "author" JSONB NOT NULL,
    "thread_id" TEXT,
    "in_reply_to" TEXT,
    "url" TEXT,
    "order_number" TEXT,
    "product" TEXT,
    "language" TEXT,
    "attachments" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cases" (
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "assignee" TEXT,
    "severity" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "wait_until" TIMESTAMPTZ(3),
    "offered_to" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "events" (
    "case_number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "v" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "command_id" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("case_number","seq")
);

-- CreateTable
CREATE TABLE "clocks" (
    "case_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "breached_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "data" JSONB NOT NULL,

    CONSTRAINT "clocks_pkey" PRIMARY KEY ("case_number","kind","generation")
);

-- CreateTable
CREATE TABLE "nags" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "step_kind" TEXT NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "loud" BOOLEAN NOT NULL,
    "step_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "deliver_at" TIMESTAMPTZ(3) NOT NULL,
    "held" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "nags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "places" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "external_id" TEXT,
    "department" TEXT,
    "person_id" TEXT,
    "next_at" TIMESTAMPTZ(3),
    "lease_by" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lost_why" TEXT,
    "queue_wanted" BOOLEAN NOT NULL DEFAULT false,
    "queue_ref" JSONB,
    "queue_digest" TEXT,

    CONSTRAINT "places_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shown" (
    "case_number" INTEGER NOT NULL,
    "place_id" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "ref" JSONB,
    "post_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sending" TEXT,
    "refused" TEXT,

    CONSTRAINT "shown_pkey" PRIMARY KEY ("case_number","place_id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "place_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "dropped" TEXT,
    "sending" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asked" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asked_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "imports" (
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    "counts" JSONB NOT NULL,
    "finished" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "console_messages" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "thread_of" INTEGER,
    "post_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "console_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "console_reads" (
    "person_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "up_to" INTEGER NOT NULL,

    CONSTRAINT "console_reads_pkey" PRIMARY KEY ("person_id","channel")
);

-- CreateTable
CREATE TABLE "patience" (
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "patience_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "desk_versions_one_active" ON "desk_versions"("active") WHERE (active);

-- CreateIndex
CREATE INDEX "identities_person_id_idx" ON "identities"("person_id");

-- CreateIndex
CREATE INDEX "handles_customer_id_idx" ON "handles"("customer_id");

-- CreateIndex
CREATE INDEX "texts_case_number_idx" ON "texts"("case_number");

-- CreateIndex
CREATE INDEX "complaints_case_number_idx" ON "complaints"("case_number");

-- CreateIndex
CREATE INDEX "complaints_customer_id_idx" ON "complaints"("customer_id");

-- CreateIndex
CREATE INDEX "complaints_connector_thread_id_idx" ON "complaints"("connector", "thread_id");

-- CreateIndex
CREATE INDEX "complaints_connector_in_reply_to_idx" ON "complaints"("connector", "in_reply_to");

-- CreateIndex
CREATE INDEX "complaints_order_number_idx" ON "complaints"("order_number");

-- CreateIndex
CREATE UNIQUE INDEX "complaints_connector_external_id_key" ON "complaints"("connector", "external_id");

-- CreateIndex
CREATE INDEX "cases_customer_id_idx" ON "cases"("customer_id");

-- CreateIndex
CREATE INDEX "cases_department_status_due_at_idx" ON "cases"("department", "status", "due_at");

-- CreateIndex
CREATE INDEX "cases_assignee_status_idx" ON "cases"("assignee", "status");

-- CreateIndex
CREATE INDEX "cases_waiting" ON "cases"("wait_until") WHERE (wait_until IS NOT NULL);

-- CreateIndex
CREATE INDEX "clocks_due" ON "clocks"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "nags_to_deliver" ON "nags"("deliver_at") WHERE (state = 'decided');

-- CreateIndex
CREATE INDEX "nags_person_id_settled_at_idx" ON "nags"("person_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "nags_case_number_kind_generation_step_occurrence_person_id_key" ON "nags"("case_number", "kind", "generation", "step", "occurrence", "person_id");

-- CreateIndex
CREATE INDEX "places_due" ON "places"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "places_person_id_idx" ON "places"("person_id");

-- CreateIndex
CREATE INDEX "shown_unequal" ON "shown"("place_id") WHERE (wanted > version OR wanted > seq);

-- CreateIndex
CREATE UNIQUE INDEX "notices_key_key" ON "notices"("key");

-- CreateIndex
CREATE INDEX "notices_to_send" ON "notices"("place_id", "at") WHERE (sent_at IS NULL AND dropped IS NULL);

-- CreateIndex
CREATE INDEX "asked_at_idx" ON "asked"("at");

-- CreateIndex
CREATE INDEX "console_messages_channel_thread_of_id_idx" ON "console_messages"("channel", "thread_of", "id");

-- CreateIndex
CREATE UNIQUE INDEX "console_messages_channel_post_id_key" ON "console_messages"("channel", "post_id");

-- The number of a case: FT-1, FT-2 ... Gaps are allowed.
CREATE SEQUENCE "case_numbers";

-- Words are searched as they are, in any language.
CREATE INDEX "texts_words_search" ON "texts" USING gin (to_tsvector('simple', coalesce("words", '')));
