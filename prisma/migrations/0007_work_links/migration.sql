-- CreateTable
CREATE TABLE "work_links" (
    "id" TEXT NOT NULL,
    "case_number" INTEGER NOT NULL,
    "piece" TEXT NOT NULL,
    "digests" TEXT[],
    "next_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "work_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "work_links_digests_idx" ON "work_links" USING GIN ("digests");

-- CreateIndex
CREATE INDEX "work_links_to_mail" ON "work_links"("next_at") WHERE (next_at IS NOT NULL);
