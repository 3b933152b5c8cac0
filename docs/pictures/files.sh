#!/bin/sh
# Takes the pictures of the files that duban writes: the weekly summary, the evaluation and a slip, of Haidian's plan as
# the demo has it. It needs duban (or its path in DUBAN), LibreOffice (soffice), poppler (pdftoppm), Chromium and Python
# with Pillow; a Chinese font must be installed.
#
#     DUBAN=target/debug/duban docs/pictures/files.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd)
duban=${DUBAN:-duban}
case $duban in */*) duban=$(cd "$(dirname "$duban")" && pwd)/$(basename "$duban") ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

run() {
    "$duban" --db board.db --today "$@"
}

"$duban" demo --keep board.db > told.txt
run 2025-03-14T16:00 level 1023 rule > told.txt
run 2025-03-14T16:00 urge 32 --note 请于3月底前报送交工手续 > told.txt
run 2025-03-14T16:00 due 35 6月底 --reason land --note 管线迁改未完 > told.txt
for lang in zh en; do
    run 2025-03-14T18:00 --lang $lang week --format html,docx,xlsx -o . > told.txt
    for format in html docx xlsx; do mv ./*W11.$format week.$lang.$format; done
    run 2025-03-14T18:00 --lang $lang review --year 2023 -o review.$lang.docx > told.txt
    run 2025-03-14T18:00 --lang $lang slip 1023 -o slip.$lang.docx > told.txt
done
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir pdf ./*.docx > told.txt
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir sheets ./*.xlsx > told.txt

# The first page of a file, in dots an inch.
page() {
    pdftoppm -r "$3" -f 1 -l 1 -singlefile -png "$1" "$2"
}
# What a browser shows of the summary at a width and height.
screen() {
    chromium --headless --no-sandbox --hide-scrollbars "--user-data-dir=$work/chromium" \
        "--screenshot=$work/$2.png" "--window-size=$3" "file://$work/$1" 2> told.txt
}
for lang in zh en; do
    page pdf/week.$lang.pdf week-docx.$lang 72
    page sheets/week.$lang.pdf week-xlsx.$lang 80
    screen week.$lang.html week-html.$lang 1200,1000
done
page pdf/review.zh.pdf review-docx.zh 72
page pdf/slip.zh.pdf slip-docx.zh 72

# Few colours make small files; a frame parts the page from the ground.
python3 - "$here" ./*.png <<'PYTHON'
import pathlib, sys
from PIL import Image, ImageOps
folder, *files = sys.argv[1:]
for file in map(pathlib.Path, files):
    picture = Image.open(file).convert("RGB")
    picture = ImageOps.expand(picture, border=1, fill="#c0c4c9").quantize(160, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    picture.save(pathlib.Path(folder) / file.name, optimize=True)
PYTHON
ls -l "$here"/*.png
