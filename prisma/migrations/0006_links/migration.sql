-- AlterTable
ALTER TABLE "cases" ADD COLUMN "merged_into" INTEGER;

-- CreateIndex
CREATE INDEX "cases_merged" ON "cases"("merged_into") WHERE (merged_into IS NOT NULL);

-- Orders are found by what they are, however they are written.
CREATE INDEX "complaints_order_key" ON "complaints" (upper(regexp_replace("order_number", '[^[:alnum:]]', '', 'g')))
  WHERE "order_number" IS NOT NULL;
