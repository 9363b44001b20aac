-- CreateTable
CREATE TABLE "metric_facts" (
    "case_number" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "clock" TEXT,
    "piece" TEXT,
    "generation" INTEGER NOT NULL,
    "department" TEXT NOT NULL,
    "charged" TEXT,
    "source" TEXT NOT NULL,
    "connector" TEXT,
    "severity" TEXT NOT NULL,
    "person" TEXT,
    "wall_ms" BIGINT,
    "counted_ms" BIGINT,
    "code" TEXT,

    CONSTRAINT "metric_facts_pkey" PRIMARY KEY ("case_number","seq","part")
);

-- CreateTable
CREATE TABLE "digests_given" (
    "digest" TEXT NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digests_given_pkey" PRIMARY KEY ("digest","to_at")
);

-- CreateIndex
CREATE INDEX "metric_facts_at_idx" ON "metric_facts"("at");

-- CreateIndex
CREATE INDEX "clocks_running" ON "clocks"("due_at") WHERE (state = 'running');
