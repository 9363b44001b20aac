export type Theme = "light" | "dark";

/** The colours of a picture. Lines are those of Okabe and Ito, which people with any colour vision can tell apart. */
export type Palette = {
  ground: string;
  ink: string;
  quiet: string;
  rule: string;
  lines: string[];
  band: string;
  mark: string;
  there: string;
  closed: string;
  nobody: string;
  due: string;
  alone: string;
};

export const palettes: Record<Theme, Palette> = {
  light: {
    ground: "#ffffff",
    ink: "#1f2328",
    quiet: "#59636e",
    rule: "#d8dee4",
    lines: ["#0072b2", "#d55e00", "#009e73", "#a3568a", "#8a6d00", "#4b8fbf", "#555555"],
    band: "#a9cfe6",
    mark: "#00466e",
    there: "#7fc4a8",
    closed: "#eef1f4",
    nobody: "#f3c9a8",
    due: "#1f2328",
    alone: "#c24a00",
  },
  dark: {
    ground: "#16191d",
    ink: "#e8ecf0",
    quiet: "#a3adb8",
    rule: "#353c44",
    lines: ["#56b4e9", "#ff8c42", "#3ecf9b", "#dd94c0", "#e6c84a", "#8fb8ff", "#b8c0c8"],
    band: "#2f617f",
    mark: "#c3e6ff",
    there: "#2f7f63",
    closed: "#22272d",
    nobody: "#7a4524",
    due: "#e8ecf0",
    alone: "#ffa25e",
  },
};
