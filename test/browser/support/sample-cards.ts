/** Hand-written cards that together use every component the page draws. */

type Json = Record<string, unknown>

const plain = (content: string) => ({ tag: 'plain_text', content })
const callback = (value: Json = {}) => [{ type: 'callback', value }]

function card(title: string, template: string, elements: Json[], header: Json = {}): Json {
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: `${title}：请查看` } },
    header: { title: plain(title), template, ...header },
    body: { vertical_spacing: 'medium', elements },
  }
}

export const noticeCard = card(
  '组织生活会通知',
  'red',
  [
    {
      tag: 'markdown',
      content:
        '**时间** 2月8日 14:30\n**地点** 村部二楼\n请 <at id=all></at> 按时参加，详见[说明](https://example.org/x)。',
    },
    {
      tag: 'markdown',
      content:
        "1. 学习篇目 <font color='red'>必读</font>\n2. 谈心谈话\n   - 支委之间\n   - 党员之间",
    },
    { tag: 'hr' },
    {
      tag: 'markdown',
      content: "<font color='grey'>&#42;会前请先提交党性分析，<img src=x onerror=alert(1)></font>",
      text_size: 'notation',
    },
    {
      tag: 'column_set',
      flex_mode: 'none',
      horizontal_spacing: 'medium',
      columns: [
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          elements: [
            {
              tag: 'button',
              text: plain('我参加'),
              type: 'primary_filled',
              width: 'fill',
              behaviors: callback({ go: 1 }),
            },
          ],
        },
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          elements: [
            { tag: 'button', text: plain('请假'), width: 'fill', behaviors: callback({ go: 0 }) },
          ],
        },
      ],
    },
    {
      tag: 'button',
      text: plain('结束报名'),
      type: 'danger',
      width: 'fill',
      confirm: { title: plain('结束报名？'), text: plain('结束后不能再改。') },
      behaviors: callback(),
    },
    {
      tag: 'button',
      text: plain('已经截止'),
      width: 'fill',
      disabled: true,
      disabled_tips: plain('2月7日已截止'),
      behaviors: callback(),
    },
  ],
  {
    subtitle: plain('禾坪一支部 · 2017年度'),
    text_tag_list: [{ tag: 'text_tag', text: plain('进行中'), color: 'green' }],
  },
)

export const formCard = card('征求意见表', 'blue', [
  { tag: 'markdown', content: '您对支部班子有什么意见？**不记名**。' },
  {
    tag: 'form',
    name: 'opinion',
    elements: [
      {
        tag: 'input',
        name: 'body',
        label: plain('意见内容'),
        label_position: 'top',
        placeholder: plain('一事一条，写具体'),
        input_type: 'multiline_text',
        rows: 3,
        auto_resize: true,
        max_length: 300,
        required: true,
        width: 'fill',
      },
      { tag: 'markdown', content: '对象' },
      {
        tag: 'select_static',
        name: 'target',
        placeholder: plain('请选择对象'),
        width: 'fill',
        required: true,
        options: [
          { text: plain('支部班子'), value: 'team' },
          { text: plain('支部书记'), value: 'secretary' },
        ],
      },
      {
        tag: 'multi_select_static',
        name: 'topics',
        placeholder: plain('可选多项'),
        width: 'fill',
        options: ['政治功能', '组织生活', '联系群众'].map((text) => ({
          text: plain(text),
          value: text,
        })),
      },
      { tag: 'select_person', name: 'who', placeholder: plain('选一个人'), width: 'fill' },
      {
        tag: 'date_picker',
        name: 'day',
        placeholder: plain('选日期'),
        initial_date: '2018-02-22',
        width: 'fill',
      },
      { tag: 'picker_time', name: 'clock', placeholder: plain('选时间'), width: 'fill' },
      { tag: 'checker', name: 'agree', text: plain('我已核对'), checked: false },
      {
        tag: 'column_set',
        flex_mode: 'none',
        columns: [
          {
            tag: 'column',
            width: 'weighted',
            weight: 2,
            elements: [
              {
                tag: 'button',
                name: 'submit_opinion',
                form_action_type: 'submit',
                text: plain('提交'),
                type: 'primary_filled',
                width: 'fill',
                behaviors: callback({ round: 'r1' }),
              },
            ],
          },
          {
            tag: 'column',
            width: 'weighted',
            weight: 1,
            elements: [
              {
                tag: 'button',
                name: 'reset_opinion',
                form_action_type: 'reset',
                text: plain('重填'),
                width: 'fill',
              },
            ],
          },
        ],
      },
    ],
  },
])

const rows = Array.from({ length: 13 }, (_, index) => ({
  name: `党员${index + 1}`,
  done: index + 1,
  state: [{ text: index % 3 ? '已完成' : '未完成', color: index % 3 ? 'green' : 'orange' }],
}))

export const boardCard = card('进度一览', 'wathet', [
  { tag: 'div', text: { tag: 'lark_md', content: '三个支部 **47** 人，完成 **31** 人' } },
  {
    tag: 'chart',
    aspect_ratio: '2:1',
    chart_spec: {
      type: 'bar',
      data: [
        {
          id: 'done',
          values: [
            { branch: '一支部', count: 23 },
            { branch: '二支部', count: 15 },
            { branch: '三支部', count: 9 },
          ],
        },
      ],
      xField: 'branch',
      yField: 'count',
    },
  },
  {
    tag: 'table',
    page_size: 5,
    row_height: 'low',
    header_style: { background_style: 'grey', bold: true },
    columns: [
      { name: 'name', display_name: '姓名', data_type: 'text', width: 'auto' },
      { name: 'done', display_name: '完成', data_type: 'number', width: 'auto' },
      { name: 'state', display_name: '状态', data_type: 'options', width: 'auto' },
    ],
    rows,
  },
  {
    tag: 'collapsible_panel',
    expanded: false,
    header: { title: { tag: 'markdown', content: '**还差什么**（3 项）' } },
    border: { color: 'grey', corner_radius: '6px' },
    elements: [{ tag: 'markdown', content: '- 二支部谈心谈话\n- 三支部征求意见' }],
  },
  {
    tag: 'interactive_container',
    width: 'fill',
    has_border: true,
    corner_radius: '8px',
    padding: '8px 12px 8px 12px',
    element_id: 'open_board',
    behaviors: callback({ open: true }),
    elements: [{ tag: 'markdown', content: '查看明细' }],
  },
  { tag: 'person', user_id: 'ou_m02', show_name: true, style: 'capsule' },
  { tag: 'person_list', persons: [{ id: 'ou_m01' }, { id: 'ou_m27' }], show_name: true },
  { tag: 'img', img_key: 'img_qr', alt: plain('二维码'), title: plain('扫码提意见') },
  {
    tag: 'overflow',
    element_id: 'more',
    options: [
      { text: plain('导出'), value: 'export' },
      { text: plain('提醒'), value: 'remind' },
    ],
    behaviors: callback(),
  },
  { tag: 'hologram', content: '?' },
])
