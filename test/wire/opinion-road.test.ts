import { expect, test } from 'vitest'
import { rootId } from '../support/village.ts'
import { startWire } from '../support/wire.ts'
import { accountOf } from '../support/wire-village.ts'
import { formIn } from '../web/support/villager.ts'

test('from the secretary by the poster to a villager without an account', async () => {
  const wire = await startWire()
  await wire.say('M01', '征求意见')
  await wire.press('M01', '还没有开始征求意见', '开始征求意见')
  const opened = await wire.press('M01', '征求到哪一天为止', '开始', {
    form: { closesOn: '2018-02-23 +0800' },
  })
  expect(opened.toast?.content).toBe('已开始征求意见，发到 4 个群')
  const poster = await wire.press('M01', '海报和二维码', '海报和二维码')
  expect(poster.toast?.content).toBe('海报和二维码马上发给您')
  const files = wire.control
    .messages(accountOf('M01'))
    .filter((message) => message.type === 'file')
    .map((message) => message.fileName)
  expect(files).toEqual(['征求意见海报.html', '征求意见二维码.png'])

  const given = await wire.press('M13', '对班子、对班子成员', '不记名提交', {
    form: { to: `unit:${rootId}`, aspect: 'other', category: 'member', words: '路灯坏了' },
  })
  expect(given).toEqual({ toast: { type: 'success', content: '已收到，谢谢您的意见' } })

  const url = /http:\/\/127[^"\\]+\/o\/\w+/.exec(wire.cardOf('M01', '打开群众网页').text)?.[0] ?? ''
  const page = await fetch(url)
  const seen = formIn(await page.text(), page.headers.getSetCookie())
  const posted = await fetch(url, {
    method: 'POST',
    headers: { cookie: seen.cookie },
    body: new URLSearchParams({ _csrf: seen.token, words: '补贴名单要贴出来' }),
  })
  expect(await posted.text()).toContain('已收到，谢谢您的意见')
  expect(wire.rows()['opinion_envelope']).toBe(2)
})
