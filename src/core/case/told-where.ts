/** Where a customer was told something. */
export type ToldWhere = "public" | "private" | "mail" | "phone";
