-- Pictures that were uploaded to Slack, by what they show, so that each is uploaded once.
-- CreateTable
CREATE TABLE "slack_pictures" (
    "hash" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slack_pictures_pkey" PRIMARY KEY ("hash")
);
