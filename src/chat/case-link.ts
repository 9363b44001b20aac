/** A link to a case at the desk's own address, `https://desk.example/FT-42`; null when it is not one. */
export const readCaseLink = (publicUrl: string | null, link: unknown): number | null => {
  if (publicUrl === null || typeof link !== "string" || !URL.canParse(link)) return null;
  const [desk, given] = [new URL(publicUrl), new URL(link)];
  if (given.origin !== desk.origin) return null;
  const base = desk.pathname.replace(/\/+$/, "");
  const number = new RegExp(`^${base.replace(/[^\w/]/g, "\\$&")}/ft-(\\d{1,9})/?$`, "i").exec(given.pathname)?.[1];
  return number === undefined ? null : Number(number);
};
