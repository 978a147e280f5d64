/** Somebody without an account who opens a public page of the bot and sends its form. */
export async function fillInPage(
  url: string,
  fields: Record<string, string>,
): Promise<{ read: string; answered: string }> {
  const page = await fetch(url)
  const read = await page.text()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(read)?.[1] ?? ''
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await fetch(url, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
  })
  return { read, answered: await answer.text() }
}
