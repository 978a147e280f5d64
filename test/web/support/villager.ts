import type { FastifyInstance } from 'fastify'

export interface FormSeen {
  cookie: string
  token: string
  html: string
}

/** Opens the page as a browser without script does. */
export async function openForm(
  server: FastifyInstance,
  token: string,
  path = '/o',
): Promise<FormSeen> {
  const answer = await server.inject({ url: `${path}/${token}` })
  return formIn(answer.body, answer.headers['set-cookie'])
}

export function formIn(html: string, setCookie: string | string[] | undefined): FormSeen {
  const cookie = String(setCookie ?? '').split(';')[0] ?? ''
  return { html, cookie, token: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}

/** Fills in the form and presses 提交. */
export async function postForm(
  server: FastifyInstance,
  token: string,
  seen: FormSeen,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = '/o',
) {
  return await server.inject({
    method: 'POST',
    url: `${path}/${token}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: seen.cookie,
      ...headers,
    },
    payload: new URLSearchParams({ _csrf: seen.token, ...fields }).toString(),
  })
}

export async function postOpinion(
  server: FastifyInstance,
  token: string,
  fields: Record<string, string>,
) {
  return await postForm(server, token, await openForm(server, token), fields)
}
