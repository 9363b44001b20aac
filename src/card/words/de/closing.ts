/** Das letzte Wort in der Öffentlichkeit, nachdem alles andere außer Sicht gesagt wurde. */
export const closing = {
  offer: "Wer die Beschwerde gelesen hat, wartet noch auf ihr Ende. Du könntest posten: ",
  agreed:
    "Danke, dass Sie uns darauf aufmerksam gemacht haben. Wir haben direkt mit Ihnen gesprochen, und die Sache ist in Ordnung gebracht.",
  answered:
    "Danke, dass Sie uns darauf aufmerksam gemacht haben. Wir haben Ihnen direkt geantwortet; wenn noch etwas offen ist, schreiben Sie uns bitte.",
  posted: "Ich habe es gepostet",
};
