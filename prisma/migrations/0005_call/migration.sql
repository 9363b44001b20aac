-- AlterTable
ALTER TABLE "customers" ADD COLUMN "no_calls" BOOLEAN NOT NULL DEFAULT false;
