// Loaded into a hook before anything else: its clock is some days ahead.
const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;
const RealDate = Date;
const now = () => RealDate.now() + ahead;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now());
    else super(...args);
  }
  static now() {
    return now();
  }
};
