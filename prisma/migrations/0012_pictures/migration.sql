-- CreateTable
CREATE TABLE "pictures" (
    "id" UUID NOT NULL,
    "chart" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pictures_at_idx" ON "pictures"("at");
