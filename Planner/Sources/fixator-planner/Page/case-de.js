// The case file in German: what its keys are called, how its words are read, what is wrong with values, and what is allowed.
export const keys = {
    case: 'Fall', side: 'Seite', bone: 'Knochen', reference: 'Referenz', 'bone-diameter': 'Knochendurchmesser', 'bone-gap': 'Spalt', cut: 'Schnitt', between: 'Dazwischen', hinge: 'Scharnier', at: 'Lage', axis: 'Achse', distraction: 'Distraktion',
    'ap-angulation': 'Achse a.-p.', 'lateral-angulation': 'Achse seitlich', 'axial-rotation': 'Rotation', 'ap-translation': 'Versatz a.-p.', 'lateral-translation': 'Versatz seitlich',
    'axial-translation': 'Längendifferenz', convention: 'Konvention', 'ap-offset': 'Abstand a.-p.', 'lateral-offset': 'Abstand seitlich', 'axial-offset': 'Abstand axial', rotation: 'Drehung',
    'ap-tilt': 'Kippung a.-p.', 'lateral-tilt': 'Kippung seitlich', 'proximal-ring': 'Proximaler Ring', 'distal-ring': 'Distaler Ring', struts: 'Streben', mode: 'Verfahren',
    'neutral-height': 'Neutralhöhe', neutral: 'Neutralstellung', height: 'Höhe', arc: 'Bogen', arms: 'Schenkel', plates: 'Platten', radial: 'radial', along: 'am Ring entlang', 'struts-now': 'Ablesungen jetzt', surgery: 'Operation', latency: 'Latenz', rate: 'Rate', 'adjustments-per-day': 'Verstellungen am Tag',
    'structures-at-risk': 'Gefährdete Strukturen', name: 'Name', stages: 'Stufen', target: 'Ziel', limits: 'Grenzen', held: 'Gehaltene Streben', schedule: 'Zeitplan', frame: 'Rahmen', deformity: 'Fehlstellung', mounting: 'Montage', 'time-zone': 'Zeitzone', visits: 'Termine', motion: 'Bewegung', travels: 'Richtung',
    'limb-envelope': 'Weichteilmantel', levels: 'Ebenen', level: 'Ebene', starts: 'Beginn', middle: 'Mittelstück', length: 'Länge', path: 'Weg', pace: 'Tempo', rounding: 'Rundung',
    'rounding-lever': 'Rundungshebel', 'strut-classes': 'Strebenklassen', 'moving-mounting': 'Montage des bewegten Rings', 'struts-mounted': 'Streben am Rahmen', covariance: 'Kovarianz',
    'approach-rate': 'Annäherungsrate', 'compression-rate': 'Kompressionsrate', 'limb-now': 'Gliedmaße jetzt', 'limb-target': 'Ziel der Gliedmaße', then: 'Danach',
    acute: 'Akut', ap: 'a.-p.', assembly: 'Aufbau', axial: 'Axial', 'bone-ends-collide': 'Knochenenden berühren sich', 'convention-spread': 'Spanne der Konventionen', days: 'Tage', depth: 'Tiefe',
    'duration-implausible': 'Unglaubhafte Dauer', from: 'Gehört zu', girth: 'Umfang', girths: 'Umfänge', 'half-angle': 'Halber Winkel', 'hole-circle-radius': 'Lochkreisradius', holes: 'Löcher', 'inner-radius': 'Innenradius',
    'inputs-disagree': 'Angaben widersprechen sich', 'joint-offset': 'Gelenkversatz', 'joint-radius': 'Gelenkkreisradius', 'joint-tilt': 'Gelenkneigung', joints: 'Gelenke', keys: 'Schlüssel', lateral: 'Seitlich', matrix: 'Matrix',
    max: 'Größte Ablesung', min: 'Kleinste Ablesung', 'near-singular': 'Nahe singulär', pitch: 'Gewindesteigung', radius: 'Radius', 'rate-exceeded': 'Rate überschritten', 'reading-offset': 'Ablesungsversatz', 'rounding-angle': 'Rundungswinkel',
    'rounding-error': 'Rundungsfehler', sections: 'Schnitte', singular: 'Singulär', source: 'Quelle', step: 'Schritt', 'steps-per-turn': 'Schritte je Umdrehung', strut: 'Strebe', 'strut-meets-limb': 'Strebe an Extremität', 'strut-reserve': 'Reserve der Streben',
    'struts-collide': 'Streben berühren sich', 'target-missed': 'Ziel verfehlt', 'target-missed-angle': 'Ziel verfehlt, Winkel', use: 'Belegte Löcher', width: 'Breite',
};

export const values = {
  left: 'links', right: 'rechts', proximal: 'proximal', distal: 'distal', short: 'kurz', long: 'lang', internal: 'innen', external: 'außen', anterior: 'vorn', posterior: 'hinten',
  lateral: 'lateral', medial: 'medial', cut: 'Schnitt', joint: 'Gelenk', 'medial-lateral': 'medial-lateral', 'anterior-posterior': 'vorn-hinten', procurvatum: 'Prokurvation', recurvatum: 'Rekurvation', shortening: 'Verkürzung', lengthening: 'Verlängerung', equinus: 'Spitzfuß', calcaneus: 'Hackenfuß', plantarflexion: 'Plantarflexion', dorsiflexion: 'Dorsalextension', flexion: 'Beugung', extension: 'Streckung', varus: 'varus', valgus: 'valgus', 'apex-anterior': 'Scheitel vorn', 'apex-posterior': 'Scheitel hinten', proximally: 'nach proximal', distally: 'nach distal',
  true: 'ja', false: 'nein', error: 'Fehler', warn: 'Warnung', limb: 'Extremität', auto: 'auto', film: 'film', 'rotation-vector': 'rotation-vector', 'euler-xyz': 'euler-xyz', 'euler-xzy': 'euler-xzy', 'euler-yxz': 'euler-yxz',
  'euler-yzx': 'euler-yzx', 'euler-zxy': 'euler-zxy', 'euler-zyx': 'euler-zyx', chronic: 'chronic', residual: 'residual', 'rings-first': 'rings-first', straight: 'gerade', screw: 'Schraube', 'equal-steps': 'gleiche Schritte', even: 'gleichmäßig',
  fastest: 'so schnell wie möglich', together: 'gemeinsam', nearest: 'jede für sich', independent: 'unabhängig', transport: 'Transport',
};

/** What one entry of a list is called. */
export const entries = { girths: 'Umfang', levels: 'Ebene', plates: 'Platte', sections: 'Schnitt', stages: 'Stufe', 'structures-at-risk': 'Gefährdete Struktur' };

/** Faults by their codes; the program's own words stand below, which say more. */
export const errors = {
  syntax: 'Dieser Text ist so nicht zu lesen.', 'not-text': 'Dies ist kein UTF-8-Text.', 'too-large': 'Größer oder tiefer, als ein Fall sein kann.', empty: 'Der Fall ist leer.', 'unknown-key': 'Diese Angabe kennt kein Fall.',
  'duplicate-key': 'Diese Angabe steht zweimal da.', missing: 'Diese Angabe fehlt.', 'does-not-belong': 'Diese Angabe passt nicht zu den anderen.', 'wrong-kind': 'Hier muss etwas anderes stehen, oder eine andere Anzahl.',
  'missing-word': 'Der Zahl fehlt das Richtungswort.', 'wrong-word': 'Dieses Wort gehört nicht hierher.', sign: 'Kein Vorzeichen: ein Wort sagt die Richtung.', 'decimal-comma': 'Dezimalpunkt statt Komma.', unit: 'Ohne Einheit: Längen sind mm, Winkel Grad.',
  'not-a-number': 'Das ist keine Zahl.', 'not-finite': 'Die Zahl ist nicht endlich.', 'not-whole': 'Hier muss eine ganze Zahl stehen.', 'out-of-range': 'Die Zahl liegt außerhalb ihres Bereichs.', uncertainty: 'Diese Standardabweichung ist hier nicht möglich.',
  name: 'Dieser Name ist nicht möglich: leer, zu lang oder schon vergeben.', date: 'Diesen Tag gibt es nicht, oder er ist anders zu schreiben.', 'unknown-hardware': 'Diesen Ring oder diese Strebe hat der Katalog nicht.', 'too-many-errors': 'Es gibt noch mehr Fehler.',
  'frame-unusable': 'Die Ringe ergeben keinen brauchbaren Rahmen.', 'struts-fit-no-pose': 'Die Ablesungen passen zu keiner Stellung, oder zu keiner, in der die Extremität steht.', 'path-not-reachable': 'Dieser Rahmen kann dem Weg nicht folgen.',
  'too-long': 'Der Plan würde zu lange dauern.', 'more-than-half-a-turn': 'Eine Stufe oder das Ziel liegt mehr als eine halbe Drehung entfernt.', 'not-in-convention': 'Eine Stellung auf dem Weg hat in dieser Konvention keine Winkel.',
  'struts-mounted-unclear': 'Unklar, welche Strebenklassen montiert sind: die Ablesungen passen zu mehreren.', 'days-out-of-order': 'Die Tage folgen nicht aufeinander.', 'nothing-to-choose': 'Hier gibt es nichts zu wählen.', 'search-ended': 'Die Suche wurde beendet, bevor etwas gefunden war.',
  'not-planned-yet': 'Davon macht das Programm noch keinen Plan.', 'invalid-values': 'Solche Werte kann kein Fall haben.', usage: 'So kann dies nicht beantwortet werden.', refused: 'Diese Anfrage wird nicht beantwortet.',
};

/** What is allowed, word by word; what is not made of these alone is not said in German. */
export const phrases = {
  to: 'bis', or: 'oder', also: 'auch', and: 'und', deg: 'Grad', mm: 'mm', days: 'Tage', day: 'Tag', a: 'am', after: 'nach', steps: 'Schritte', times: 'mal', of: 'der', "neutral's": 'Neutralstellung', with: 'mit', the: 'dem', plan: 'Plan', none: 'keine', more: 'mehr',
};
