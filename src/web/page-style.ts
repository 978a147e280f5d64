/** Large, plain and old: no grid, no variables, nothing a phone of 2014 does not know. */
export const pageStyle = `
html { font-size: 20px; -webkit-text-size-adjust: 100% }
body { margin: 0; background: #fff; color: #1a1a1a; line-height: 1.6;
  font-family: -apple-system, "PingFang SC", "Noto Sans SC", "Noto Sans SC Variable",
    "Microsoft YaHei", sans-serif }
main { max-width: 32rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.3; margin: .5rem 0 }
p { margin: .6rem 0 }
label { display: block; font-weight: bold; margin: 1.1rem 0 .3rem }
select, textarea, input, button { font: inherit; width: 100%; box-sizing: border-box; color: #1a1a1a }
select, textarea, input { padding: .6rem; border: 2px solid #555; border-radius: 6px; background: #fff }
select, input { min-height: 2.6rem }
textarea { min-height: 9rem }
button { margin: 1.2rem 0; padding: .8rem; border: 0; border-radius: 6px; background: #a61b1b;
  color: #fff; font-weight: bold; font-size: 1.2rem }
select:focus, textarea:focus, input:focus, button:focus, a:focus { outline: 3px solid #1a5fb4; outline-offset: 2px }
a { color: #1a4f94 }
.go { display: inline-block; padding: .5rem 0 }
.talk { border-top: 1px solid #ccc; margin-top: 1.2rem; padding-top: .6rem }
.unit { color: #a61b1b; font-weight: bold; margin: .2rem 0 }
.rule { font-weight: bold; border-left: 6px solid #a61b1b; padding-left: .7rem }
.wrong { border: 2px solid #a61b1b; border-radius: 6px; padding: .6rem .8rem; background: #fff4f2 }
.small { font-size: .85rem; color: #444 }
.trap { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden }
`
