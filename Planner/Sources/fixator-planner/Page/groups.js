// The keys of a case, grouped as a planner thinks of them. What is named here only says where a key stands on the page: keys that
// are named nowhere come at the end of the first group.

/** Groups in their order; `keys` of the top, `inside` sections whose keys stand in the group itself. */
export const groups = [
  { id: 'who', keys: ['case', 'side', 'bone', 'reference', 'between', 'bone-diameter', 'bone-gap'] },
  { id: 'deformity', inside: ['deformity'], keys: ['distraction'], optional: ['cut', 'hinge'] },
  { id: 'mounting', inside: ['mounting'] },
  { id: 'frame', inside: ['frame'] },
  { id: 'calendar', inside: ['schedule'], keys: ['struts-mounted'] },
  { id: 'target', optional: ['target'], moved: ['schedule.stages'] },
  { id: 'safety', entries: ['structures-at-risk'], keys: ['held'], optional: ['limb-envelope', 'limits'] },
  { id: 'levels', keys: ['motion', 'travels'], optional: ['middle', 'limb-now', 'limb-target', 'then'], entries: ['levels'] },
  { id: 'errors', optional: ['covariance'] },
];

/** Keys of modes of the frame: shown where the mode has them, or where something stands there. */
export const modes = { 'neutral-height': ['chronic'], 'struts-now': ['residual', 'rings-first'], 'moving-mounting': ['rings-first'] };

/** Keys of what lies between the fragments: shown beside a cut or a joint, or where something stands there; of several levels none is a joint. */
export const junctions = { between: null, 'bone-gap': 'cut', cut: 'cut', hinge: 'joint', distraction: 'joint' };

/** Keys of the top that only a case of several levels has, though each level has them too. */
export const ofLevels = new Set(['schedule.approach-rate', 'schedule.compression-rate']);

/** To which key a finding of a plan leads. */
export const fieldOfFinding = {
  'strut-out-of-range': 'frame.struts', 'strut-change-window': 'schedule.visits', 'near-singular': 'frame.neutral-height', 'joint-tilt': 'frame.neutral-height',
  'struts-collide': 'frame.struts', 'strut-meets-limb': 'limb-envelope.girths', 'bone-ends-collide': 'schedule.stages', 'rate-exceeded': 'schedule.rate',
  'rounding-error': 'schedule.rounding', 'convention-spread': 'deformity.convention', 'hinge-leaves-rest': 'hinge', 'distraction-large': 'distraction', 'duration-implausible': 'schedule.rate', 'inputs-disagree': 'frame.struts-now',
  'hardware-unverified': 'frame.proximal-ring', 'strut-reserve': 'limits.strut-reserve', 'ring-on-wrong-side': 'mounting.axial-offset', 'bone-outside-ring': 'mounting.ap-offset',
  'stage-overshoots': 'schedule.stages', 'stage-crosses': 'schedule.stages', 'rest-day': 'schedule.rate', 'strut-held': 'held', 'wrong-assembly': 'frame.struts-now',
  'joint-shared': 'frame.proximal-ring', 'joint-off-arc': 'frame.proximal-ring', 'ring-reversed': 'frame.neutral-height', 'limb-crooked': 'limb-envelope.girths', 'docking-offset': 'middle.length', 'default-assumed': 'frame.struts', 'unit-doubtful': 'mounting.axial-offset',
};
