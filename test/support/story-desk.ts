/** A made-up maker of household appliances that is open on weekdays alone. Everything else is as the desk file has it. */
export const storyDesk = `
organisation: Norrwick
zone: America/New_York
triage: call-centre
speakers: {public: social, private: call-centre}
operations: {slack: "#care-desk"}
calendars:
  office: {weekly: {mon-fri: "08:00-18:00"}}
  warehouse: {weekly: {mon-fri: "08:00-17:00"}}
departments:
  social: {name: Social, calendar: office, places: {slack: "#care-social"}, lead: zoe}
  call-centre: {name: Call centre, calendar: office, places: {slack: "#care-calls"}, lead: sam}
  parts: {name: Parts, calendar: warehouse, places: {slack: "#care-parts"}, lead: lee, fallback: call-centre}
  billing: {name: Billing, calendar: office, places: {slack: "#care-billing"}, lead: dana, fallback: call-centre}
  technical: {name: Technical, calendar: office, places: {slack: "#care-technical"}, lead: jonas, fallback: call-centre}
people:
  mia: {name: Mia Tran, department: social, mail: mia@firm.example}
  zoe: {name: Zoe Adler, department: social, mail: zoe@firm.example, roles: [agent, lead]}
  ana: {name: Ana Silva, department: call-centre, mail: ana@firm.example}
  sam: {name: Sam Whitfield, department: call-centre, mail: sam@firm.example, roles: [agent, lead]}
  raj: {name: Raj Patel, department: parts, mail: raj@firm.example}
  lee: {name: Lee Wong, department: parts, mail: lee@firm.example, roles: [agent, lead]}
  omar: {name: Omar Haddad, department: billing, mail: omar@firm.example}
  dana: {name: Dana Kowalski, department: billing, mail: dana@firm.example, roles: [agent, lead]}
  emre: {name: Emre Aydin, department: technical, mail: emre@firm.example}
  jonas: {name: Jonas Weber, department: technical, mail: jonas@firm.example, roles: [agent, lead]}
  grace: {name: Grace Okafor, department: call-centre, mail: grace@firm.example, roles: [manager]}
outside:
  people: {ken: {name: Ken Ito, mail: ken@fieldfix.example, department: technical}}
authority:
  limits:
    agent: {case: 50, customer: 100}
    lead: {case: 250, customer: 400}
    manager: {case: 1000, customer: 2000}
  pays: billing
causes:
  no-answer: {name: Nobody answered, department: social}
  wrong-part: {name: "Wrong, missing or double part", department: parts}
  not-asked: {name: The customer was not asked, department: technical}
  no-authority: {name: Nobody was allowed to decide, department: social}
routes:
  phone-line: {name: Phone line, calendar: office, to: call-centre}
  site-notice: {name: Notice on the web site, to: phone-line}
  social-desk: {name: Social desk, calendar: office, to: social}
routing:
  - {name: Money, when: {words: [refund, charged twice]}, to: billing}
  - {name: Spare parts, when: {words: [heating element, spare part]}, to: parts}
  - {name: Machines, when: {words: [dryer, washer, freezer]}, to: technical}
  - {name: Hubs, when: {words: [hub, script]}, to: technical}
connectors: {webhook: {kind: webhook}}
`;

/** In whose channel each of them types. */
export const homes = {
  mia: "social",
  zoe: "social",
  ana: "calls",
  sam: "calls",
  grace: "calls",
  raj: "parts",
  lee: "parts",
  omar: "billing",
  dana: "billing",
  emre: "technical",
  jonas: "technical",
};
