-- CreateTable
CREATE TABLE "api_tokens" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "name" TEXT NOT NULL,
    "after_at" TIMESTAMPTZ(3) NOT NULL,
    "after_case" INTEGER NOT NULL DEFAULT 0,
    "after_seq" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "webhooks_due" ON "webhooks"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_live_name" ON "api_tokens"("name") WHERE (revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "events_recorded_at_case_number_seq_idx" ON "events"("recorded_at", "case_number", "seq");
