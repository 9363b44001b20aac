/** The last word in public, after all else was said out of sight. */
export const closing = {
  offer: "Everybody who read the complaint still waits for its end. You could post: ",
  agreed: "Thank you for telling us about this. We have spoken with you directly, and it has been put right.",
  answered:
    "Thank you for telling us about this. We have answered you directly; if anything is still open, please write to us.",
  posted: "I posted it",
};
