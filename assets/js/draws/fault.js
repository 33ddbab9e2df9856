// Why an audit file does not hold: a key of the catalogue without its beginning, proof.fault_, and the values of the text.
export class Fault extends Error {
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
