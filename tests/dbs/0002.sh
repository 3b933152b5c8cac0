# Made 0002.db: run with DUBAN=<the program of commit d27373a> in an empty directory.
set -e
D=${DUBAN:-duban}
export DUBAN_DB=$PWD/0002.db LANG=en_US.UTF-8 HOME=$PWD
on() { day=$1; who=$2; shift 2; DUBAN_ACTOR=$who "$D" --today "$day" "$@"; }
on 2025-01-06 wang init --sandbox --empty
on 2025-01-06 wang dept 区水务局 --short 水务 --en 'Water Bureau' --kind bureau --alias 水务局
on 2025-01-06 wang dept 区交通局 --short 交通 --kind bureau
on 2025-01-06 wang add 清河路改造 --category road --stage preliminary --due 6月底 --lead 区交通局 --with 区水务局 --year 2025 --class new_start --commitment firm --invest-total 12000
on 2025-01-07 wang add 再生水厂 --stage preliminary --lead 区水务局 --due 年底前 --alias 再生水
on 2025-01-07 li add 街心公园 --stage construction --due 三季度
on 2025-01-07 li add 误录项目
on 2025-02-10 wang move 1 construction --yes --note 已开工
on 2025-02-12 wang milestone 1 主体完工 --due 5月底 --dept 区交通局
on 2025-02-12 wang measure 1 道路长度 --unit 公里 --target 3.2 --done 0.5 --year 2025
on 2025-02-14 wang report 1 --progress 路基施工 --next 铺设管线 --problem 拆迁滞后 --ask 区里协调
on 2025-02-14 li problem 1 '两户未签约' --limit 3月底 --dept 区交通局 --level leader
on 2025-02-17 li block 2 用地手续未办
on 2025-02-18 li level 2 2 --note 连续两周未报
on 2025-02-18 li light 2 red --until 2025-03-31 --note 用地未定
on 2025-02-20 wang due 1 9月底 --reason land --note 拆迁未完
on 2025-02-20 wang tag 1 重点 河道
on 2025-02-21 wang own 2 --with 区交通局
on 2025-02-24 li suspend 3 资金未落实 --decision '区政府纪要〔2025〕3号'
on 2025-02-24 li remove 4 --note 重复录入
on 2025-02-25 li problem 1 --clear 1 --note 已签约
on 2025-02-26 wang done 1 1
on 2025-02-26 wang note 1 现场查看
on 2025-03-03 li unblock 2
on 2025-03-03 li move 2 construction --on 2025-02-28 --yes
on 2025-03-04 li level 1 3
on 2025-03-04 li undo
on 2025-03-05 li level 2 1 --on 2025-03-01 --note 已有进展
on 2025-03-06 wang edit 1 --contact 王芳 --remark 沿线有古树
on 2025-03-07 wang move 1 completed --yes
on 2025-03-07 wang undo
on 2025-03-10 li resume 3
on 2025-03-10 li move 3 completed --on 2025-03-08 --yes
on 2025-03-11 wang urge 2 --note 请补报进展
on 2025-03-11 wang problem 2 '管线权属未明' --limit 4月底 --level district
on 2025-03-12 wang views save 水务 dept:水务 --all
on 2025-03-12 wang config set red_days_late 15
on 2025-10-20 li level 1 rule
