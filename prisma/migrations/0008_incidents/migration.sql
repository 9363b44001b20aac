-- CreateTable
CREATE TABLE "incidents" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB NOT NULL,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_cards" (
    "incident_id" INTEGER NOT NULL,
    "place_id" TEXT NOT NULL,
    "post_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ref" JSONB,
    "sending" BOOLEAN NOT NULL DEFAULT false,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "wanted" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_cards_pkey" PRIMARY KEY ("incident_id","place_id")
);

-- CreateIndex
CREATE INDEX "incidents_to_tell" ON "incidents"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "incidents_open" ON "incidents"("id") WHERE (NOT closed);

-- CreateIndex
CREATE INDEX "incident_cards_place_id_idx" ON "incident_cards"("place_id");

-- The cases of an incident, and those that came in lately.
CREATE INDEX "cases_of_incident" ON "cases"((("state" -> 'incident' ->> 'id')::int)) WHERE (("state" -> 'incident' ->> 'id') IS NOT NULL);

-- CreateIndex
CREATE INDEX "cases_started_at_idx" ON "cases"("started_at");
