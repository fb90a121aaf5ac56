import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { invalidParams } from './errors.js';

const KEY = randomBytes(32);

/** Text that the client carries for us, protected against changes. */
export function seal(value) {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${body}.${sign(body)}`;
}

export function open(sealed) {
  const [body, signature = ''] = sealed.split('.');
  const expected = Buffer.from(sign(body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw invalidParams('requestState was changed');
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

function sign(body) {
  return createHmac('sha256', KEY).update(body).digest('base64url');
}
