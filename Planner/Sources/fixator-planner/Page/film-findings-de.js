// What films say of themselves, in German by their codes; the program's own words stand below, which say more.
export default {
  'one-film': 'Eine Aufnahme allein zeigt keine Tiefe.', 'film-undetermined': 'Zu wenig ist markiert, das die Aufnahme kalibriert, oder die Aufnahmen zeigen nichts Gemeinsames.', 'same-film': 'Zwei Aufnahmen sind dasselbe Bild.',
  'axis-undetermined': 'Eine Achse ist nicht gut genug markiert.', 'point-undetermined': 'Ein Punkt ist nicht auf genug Aufnahmen markiert.', 'ring-undetermined': 'Ein Ring ist nicht gut genug markiert.', 'ap-unknown': 'Nicht gesagt ist, was a.-p. ist.',
  'angle-too-large': 'Eine Achse liegt zu weit zur Seite für ihre Winkel.', 'mirror-pose': 'Eine andere Stellung passt etwa so gut zu den Marken.', 'not-resolved': 'Es gibt mehr Stellungen, als angesehen werden konnten.', 'not-converged': 'Die Suche kam nicht zu einem Ende.',
  'marks-exchanged': 'Marken, Nummern der Streben, Ringe oder Aufnahmen sind vertauscht.', 'mark-misfit': 'Eine Marke passt nicht.', 'misfit-large': 'Die Marken passen insgesamt schlechter, als ihre Standardabweichungen sagen.',
  'beams-close': 'Die Richtungen der Aufnahmen unterscheiden sich zu wenig.', 'inputs-disagree': 'Die Ablesungen sind nicht, was die Aufnahmen zeigen.', 'strut-explained': 'Eine Erklärung dafür passt am besten.', 'mark-unchecked': 'Ein Fehler dieser Marke würde nicht auffallen.',
  'film-inside-free': 'Ein Abstand oder der Hauptpunkt musste gesucht werden.', 'depth-assumed': 'Was nur eine Aufnahme zeigen würde, wurde angenommen.', 'apex-uncertain': 'Die Achsen treffen sich in so kleinem Winkel, dass ihr Schnittpunkt schlecht bekannt ist, oder gar nicht.',
  'apex-outside-bone': 'Die Achsen treffen sich außerhalb des Knochens: ein Scheitel erklärt die Fehlstellung nicht.', 'angles-missing': 'Nichts ist markiert, aus dem ein Winkel würde.',
  'ap-doubtful': 'Die Hauptlasche weist weit von vorn weg, oder anders als angegeben: ob dies die a.-p.-Aufnahme ist, ist zweifelhaft.', 'axial-rotation-unseen': 'Die Rotation zeigen Aufnahmen nicht; sie ist getrennt anzugeben.', 'frame-impossible': 'Die Ringe stehen zueinander wie die keines Rahmens.',
  'ring-wrong-side': 'Ein Ring liegt, wo sein Fragment nicht weitergeht.', 'hardware-unverified': 'Die Maße der verwendeten Ringe hat niemand nachgeprüft.', 'angle-unknown': 'Ein Winkel ist so schlecht bekannt, dass er nichts sagt, oder seine Punkte stehen auf dem Kopf.',
  'side-unseen': 'Die Seite zeigen Aufnahmen nicht; sie ist, wie angegeben.', 'point-off-axis': 'Ein Punkt liegt neben der Achse seines Fragments.',
};
