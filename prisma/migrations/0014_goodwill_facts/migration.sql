-- AlterTable
ALTER TABLE "metric_facts" ADD COLUMN     "money" JSONB;

-- CreateIndex
CREATE INDEX "metric_facts_money" ON "metric_facts"("at") WHERE (money IS NOT NULL);
