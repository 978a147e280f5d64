import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import { sheetWords } from '../../cards/disclosure/wording.ts'
import { countAnswerEnvelopes } from '../../db/queries/disclosure-envelopes.ts'
import { disclosureNotice } from '../../documents/disclosure-notice.ts'
import { startDisclosureServer } from '../support/disclosure-server.ts'
import { expectEasyToPress, findings } from './support/accessible.ts'
import { publicPages } from './support/public-page.ts'

const pages = publicPages(startDisclosureServer)
const open = (width: number, script: boolean) => pages.open('/g', width, script)

test.each([360, 1280])('at %i px without script it is read and answered', async (width) => {
  const before = countAnswerEnvelopes(pages.village().database, pages.village().disclosureId)
  const page = await open(width, false)
  await page.getByText('三组路灯坏了没人修').waitFor()
  await page.getByLabel('对整改情况').selectOption('基本满意')
  await page.getByLabel('想说的话').fill('灯还不够亮')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到，谢谢您' }).waitFor()
  expect(countAnswerEnvelopes(pages.village().database, pages.village().disclosureId)).toBe(
    before + 1,
  )
})

test.each([360, 1280])(
  'at %i px nothing runs over the edge, and what is pressed is large',
  async (width) => {
    const page = await open(width, true)
    await expectEasyToPress(page, width)
  },
)

test.each([360, 1280])('at %i px who sees or hears badly meets no serious fault', async (width) => {
  const page = await open(width, true)
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').waitFor()
  expect(await findings(page)).toEqual([])
  await page.goto(`${pages.urlOf('/g')}/thanks`)
  expect(await findings(page)).toEqual([])
  await page.goto(`${pages.urlOf('/g')}nothing`)
  expect(await findings(page)).toEqual([])
})

test('the sheet prints on A4: one page for a few items, the head on each for sixty', async () => {
  const item = {
    problem: '三组路灯坏了没人修，夜里看不见路，老人孩子不敢出门。',
    measures: '联系供电所，四月底前修好；以后每月查一次。',
    kind: '组织协调',
    dueOn: '2018-04-30',
    responsible: ['镇供电所', '支部书记'],
    state: '正在整改，已记录进展 2 次',
  }
  const address = `https://${'zhibu.'.repeat(12)}example.cn/g/abcdefghij`
  const code = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
  const page = await pages.browser().newPage()
  const pagesFor = async (count: number) => {
    await page.setContent(
      disclosureNotice({
        words: sheetWords,
        title: '整改情况公开',
        unit: '<中共>云岭县沙河镇禾坪村总支部委员会',
        asOf: '2018-03-19',
        fromOn: '2018-03-19',
        toOn: '2018-03-25',
        place: '村公开栏',
        contact: '禾坪一支部书记',
        publishedOn: '2018-03-19',
        items: Array.from({ length: count }, () => item),
        page: { url: address, code },
      }),
    )
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1])
  }
  expect(await pagesFor(3)).toBe(1)
  const many = await pagesFor(60)
  expect(many).toBeGreaterThan(2)
  expect(many).toBeLessThan(12)
  await page.close()
})
