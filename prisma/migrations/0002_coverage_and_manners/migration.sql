-- AlterTable
ALTER TABLE "cases" ADD COLUMN "desk_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "lease_at" TIMESTAMPTZ(3),
ADD COLUMN "asked_of" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "worked_by" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "nags" ADD COLUMN "way" TEXT NOT NULL DEFAULT 'chat',
ADD COLUMN "because" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "notices" ADD COLUMN "case_number" INTEGER;

-- CreateTable
CREATE TABLE "connect_codes" (
    "person_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent" TEXT,

    CONSTRAINT "connect_codes_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connect_codes_hash_key" ON "connect_codes"("hash");

-- CreateTable
CREATE TABLE "tries" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tries_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "gaps" (
    "case_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "department" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "because" TEXT NOT NULL,

    CONSTRAINT "gaps_pkey" PRIMARY KEY ("case_number","kind","generation","step","occurrence")
);

-- CreateTable
CREATE TABLE "covers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "department" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "covers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absences" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "desk_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rounds" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "desk_version" INTEGER NOT NULL,

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("kind","subject")
);

-- CreateTable
CREATE TABLE "lists" (
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "lists_pkey" PRIMARY KEY ("person_id","kind","at")
);

-- DropIndex
DROP INDEX "nags_case_number_kind_generation_step_occurrence_person_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "nags_once" ON "nags"("case_number", "kind", "generation", "step", "occurrence", "person_id", "way");

-- CreateIndex
CREATE INDEX "cases_leased" ON "cases"("lease_at") WHERE (lease_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "cases_behind" ON "cases"("desk_version", "number") WHERE (status <> 'closed' AND status <> 'dismissed');

-- CreateIndex
CREATE INDEX "gaps_department_at_idx" ON "gaps"("department", "at");

-- CreateIndex
CREATE INDEX "covers_to_at_idx" ON "covers"("to_at");

-- CreateIndex
CREATE INDEX "absences_to_at_idx" ON "absences"("to_at");

-- CreateIndex
CREATE INDEX "desk_events_at_idx" ON "desk_events"("at");

-- CreateIndex
CREATE INDEX "rounds_due" ON "rounds"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "lists_to_deliver" ON "lists"("at") WHERE (state = 'decided');

-- CreateTable
CREATE TABLE "teams_people" (
    "user_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "chat" TEXT,
    "seen_in" TEXT NOT NULL,

    CONSTRAINT "teams_people_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "teams_places" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "team" TEXT,

    CONSTRAINT "teams_places_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "teams_people_account_idx" ON "teams_people"("account");

-- CreateIndex
CREATE INDEX "teams_people_chat_idx" ON "teams_people"("chat");

-- CreateIndex
CREATE INDEX "teams_places_team_idx" ON "teams_places"("team");

-- CreateIndex
CREATE INDEX "cases_asked_of_idx" ON "cases" USING GIN ("asked_of");

-- CreateIndex
CREATE INDEX "cases_worked_by_idx" ON "cases" USING GIN ("worked_by");
