/** The connector's hosts in the public cloud. The token goes to these and nowhere else. */
const hosts: ReadonlySet<string> = new Set(["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

/** Tells whether the desk may answer at an address that an activity names. */
export type MayCall = (serviceUrl: string) => boolean;

/** Microsoft's own hosts, over https, on the usual port. */
export const isConnector: MayCall = (serviceUrl) => {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : null;
  return url !== null && url.protocol === "https:" && url.port === "" && plain(url) && hosts.has(url.hostname);
};

/** An emulator on this machine. */
export const isThisMachine: MayCall = (serviceUrl) => {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : null;
  return (
    url !== null && url.protocol === "http:" && plain(url) && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)
  );
};

const plain = (url: URL): boolean => url.username === "" && url.password === "" && url.search === "" && url.hash === "";
