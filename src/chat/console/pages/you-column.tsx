/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Words } from "../../../card/words/en.ts";
import { sources } from "../../../core/complaint/complaint.ts";
import type { ConsoleDesk, ConsolePerson } from "../console-ports.ts";
import { Avatar } from "./avatar.tsx";
import { type DeskTime, drawClock, drawUpcoming } from "./desk-time.tsx";
import { Icon } from "./icon.tsx";

export type You = {
  desk: ConsoleDesk;
  person: ConsolePerson;
  token: string;
  maySwitch: boolean;
  signedIn: boolean;
  demo: boolean;
  here: string;
  time: DeskTime;
};

/** Who the reader is, the time it is, and what the desk would do next. */
export const drawYou = (you: You): JSX.Element => (
  <>
    <section class="panel who" aria-label="You">
      <div class="who-card">
        <Avatar id={you.person.id} name={you.person.name} large />
        <div>
          <p class="who-name">{you.person.name}</p>
          <p class="quiet">{roleLine(you.desk, you.person)}</p>
        </div>
      </div>
      {you.maySwitch && drawSwitch(you)}
      {you.signedIn && (
        <form method="post" action="/console/sign-out">
          <input type="hidden" name="_csrf" value={you.token} />
          <button type="submit" class="button plain small">
            <Icon name="out" /> Sign out
          </button>
        </form>
      )}
    </section>
    <section class="panel" aria-labelledby="time-title">
      <h2 id="time-title">Time</h2>
      {drawClock(you.time)}
      {you.demo && drawTravel()}
    </section>
    <section class="panel" aria-labelledby="next-title">
      <h2 id="next-title">What the desk does next</h2>
      {drawUpcoming(you.time)}
    </section>
    {you.demo && drawComplain(you.desk.words)}
  </>
);

const departmentOf = (desk: ConsoleDesk, person: ConsolePerson): string =>
  desk.departments().find(({ id }) => id === person.department)?.name ?? person.department;

const roleLine = (desk: ConsoleDesk, person: ConsolePerson): string =>
  [departmentOf(desk, person), ...person.roles.filter((role) => role !== "agent")].join(", ");

const drawSwitch = (you: You): JSX.Element => (
  <details class="switch">
    <summary>
      <Icon name="swap" /> Be somebody else
    </summary>
    <form method="post" action="/console/persona">
      <input type="hidden" name="_csrf" value={you.token} />
      <input type="hidden" name="in" value={you.here} />
      {you.desk.departments().map((department) => {
        const members = you.desk.people().filter((person) => person.department === department.id);
        return members.length === 0 ? null : (
          <fieldset>
            <legend>{department.name}</legend>
            {members.map((person) => (
              <button
                type="submit"
                name="person"
                value={person.id}
                class="persona"
                aria-current={person.id === you.person.id ? "true" : undefined}
              >
                <Avatar id={person.id} name={person.name} />
                <span>{person.name}</span>
                <span class="quiet">{person.roles.filter((role) => role !== "agent").join(", ")}</span>
              </button>
            ))}
          </fieldset>
        );
      })}
    </form>
  </details>
);

/** The way through time: each press moves the desk's own clock and shows what happened on the way. */
const drawTravel = (): JSX.Element => (
  <fieldset class="travel" hx-swap="none" hx-sync="this:drop">
    <legend>Let time pass</legend>
    {moves.map((move) => (
      <button
        type="button"
        class={`button ${move.style}`}
        hx-post="/console/time"
        hx-vals={JSON.stringify({ by: move.by })}
      >
        {move.style === "primary" && <Icon name="forward" />}
        {move.label}
      </button>
    ))}
    <p class="travel-busy" role="status">
      The hours are passing
    </p>
  </fieldset>
);

const moves = [
  { by: "15m", label: "+15 min", style: "plain" },
  { by: "1h", label: "+1 hour", style: "plain" },
  { by: "next-opening", label: "to the next opening", style: "plain wide" },
  { by: "monday", label: "to Monday 08:00", style: "primary" },
] as const;

const drawComplain = ({ sourceNames }: Words): JSX.Element => (
  <section class="panel" aria-labelledby="complain-title">
    <details class="complain">
      <summary>
        <Icon name="megaphone" /> <span id="complain-title">Send a complaint</span>
      </summary>
      <form hx-post="/console/complain" hx-swap="none" hx-sync="this:drop" id="complain">
        <p class="quiet">Be a customer for a moment and see where it goes.</p>
        <div class="pair">
          <div class="field">
            <label for="complain-source">Where</label>
            <select id="complain-source" name="source">
              {sources.map((source) => (
                <option value={source}>{sourceNames[source]}</option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="complain-handle">Who</label>
            <input
              id="complain-handle"
              name="handle"
              required
              maxLength={100}
              placeholder="@jane_d"
              autocomplete="off"
              dir="auto"
            />
          </div>
        </div>
        <div class="field">
          <label for="complain-text">What they say</label>
          <textarea
            id="complain-text"
            name="text"
            rows={3}
            required
            maxLength={4_000}
            dir="auto"
            placeholder="Third visit and the dryer is still dead"
          />
        </div>
        <button type="submit" class="button primary">
          Send it
        </button>
        <p id="complain-said" role="status" />
      </form>
    </details>
  </section>
);
