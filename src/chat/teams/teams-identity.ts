/** Which firm's Teams this is. `tenant` null: an emulator without sign-in, where everybody is of the firm. */
export type TeamsIdentity = {
  /** The Entra tenant, or `local`. */
  tenant: string;
  /** Nobody proves anything and the tenant is not checked: an emulator on this machine. */
  local: boolean;
};

/** Whether what an activity says of its tenant is ours. */
export const isOurs = (us: TeamsIdentity, tenant: string | null): boolean =>
  us.local || (tenant !== null && tenant.toLowerCase() === us.tenant);
