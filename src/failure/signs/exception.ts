/** The name of an exception at the start of a line, with its message: `pkg.mod.SomeError: text`, `Error [CODE]: text`, `KeyError`. */
export const EXCEPTION =
  /^(?:Uncaught )?(?:[A-Za-z_$][\w$]*(?:\.|::|\\|\/))*[A-Z][\w$]*(?:Error|Exception|Interrupt|Failure|Fault|Exit|Timeout|Expired|Panic|NotFound|Refused)\b(?: \[[\w.-]+\])?(?:: .*|:|$)/;
