/** The password of every demo account. */
export const demoPassword = 'qingshi-demo'

/** Signs in and returns the cookie to send along: `{ headers: { cookie } }`. */
export async function signIn(baseUrl: string, username: string, password = demoPassword): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (answer.status !== 200)
    throw new Error(`sign-in of ${username}: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}
