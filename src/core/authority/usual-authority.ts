import type { Authority, DepartmentId } from "../desk/desk.ts";

const anything = { case: null, customer: null, kinds: {} };

/** Of a desk whose file says nothing: nobody gives anything alone, and a lead or manager may say yes to it. */
export const usualAuthority = (departments: readonly { id: DepartmentId }[], currency: string): Authority => ({
  currency,
  limits: Object.fromEntries(departments.map(({ id }) => [id, { lead: anything, manager: anything }])),
  cover: null,
  alone: false,
  pays: null,
  rates: {},
});
