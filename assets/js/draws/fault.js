// Why an audit file does not hold: a word of the catalogue (draw.fault_<reason>) with its values.
export class Fault extends Error {
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
