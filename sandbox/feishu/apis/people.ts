import { z } from 'zod'
import { idsOf, type Account, type Feishu } from '../feishu.ts'
import { fieldsOf, success, type Api } from '../gateway.ts'
import { refused } from '../refusal.ts'

const several = (most: number) =>
  z.preprocess(
    (ids) => (typeof ids === 'string' ? [ids] : ids),
    z.array(z.string()).min(1).max(most),
  )
const batch = z.object({ user_ids: several(50) })
const basicBatch = z.object({ user_ids: several(10) })

/** Looking people and the bot itself up. */
export function peopleApis(feishu: Feishu): Api[] {
  const find = (openId: string) => feishu.state.accounts.get(openId)
  return [
    {
      method: 'GET',
      path: '/bot/v3/info',
      run: () => ({
        code: 0,
        msg: 'ok',
        bot: {
          activate_status: 2,
          app_name: feishu.app.botName,
          avatar_url: '',
          ip_white_list: [],
          open_id: feishu.app.botOpenId,
        },
      }),
    },
    {
      method: 'GET',
      path: '/contact/v3/users/batch',
      run: ({ query }) => {
        const found = fieldsOf(batch, query).user_ids.map(find).filter(isSomebody)
        return success({ items: found.map(userOf) })
      },
    },
    {
      method: 'GET',
      path: '/contact/v3/users/:user_id',
      run: ({ params }) => {
        const account = find(params['user_id'] ?? '')
        if (!account) throw refused(99992351)
        if (!account.isAvailable) throw refused(41050)
        return success({ user: userOf(account) })
      },
    },
    {
      method: 'POST',
      path: '/contact/v3/users/basic_batch',
      run: ({ body }) => {
        const found = fieldsOf(basicBatch, body).user_ids.map(find).filter(isSomebody)
        return success({
          users: found.map(({ openId, name }) => ({ user_id: openId, name })),
        })
      },
    },
  ]
}

function isSomebody(account: Account | undefined): account is Account {
  return account?.isAvailable === true
}

function userOf(account: Account): object {
  return {
    ...idsOf(account.openId),
    name: account.name,
    en_name: '',
    avatar: {},
    status: { is_frozen: false, is_resigned: account.hasResigned, is_activated: true },
  }
}
