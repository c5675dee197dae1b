#!/bin/bash
# How long `bole rank` takes over made résumés, as ratios to `LC_ALL=C wc -w` of the same files. The commands run in turn, so that what disturbs one
# disturbs the other, and the median of the pairs counts. Nothing fails on a time.
#
#   compare.sh BOLE [FILES=600] [PAIRS=5] [ROLE]
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
bole=$(realpath "$1")
files=${2:-600}
pairs=${3:-5}
role=$(realpath "${4:-$here/../roles/backend-engineer.yaml}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$here/generate.py" "$folder/all" --count "$files"
mkdir "$folder/tenth"
(cd "$folder/all" && printf '%s\0' * | head -z -n $((files / 10)) | xargs -0 cp -t "$folder/tenth")

TIMEFORMAT='%U %S %R'
# Sets cpu (user and system together) and wall, in seconds.
measure() {
    local times
    times=$({ time "$@" >"$folder/out" 2>"$folder/err"; } 2>&1) || { cat "$folder/err" >&2; exit 1; }
    read -r cpu wall < <(awk '{printf "%.3f %.3f\n", $1 + $2, $3}' <<<"$times")
}
count() { (cd "$1" && printf '%s\0' * | LC_ALL=C xargs -0 wc -w); }
rank() { "$bole" rank "$role" "$1" --jobs "$2" --limit 20 --color never; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.3f\n", (b > 0 ? a / b : 0)}'; }
median() { sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

rank "$folder/all" 1 >/dev/null 2>&1 || true # the files into the cache
for ((i = 0; i < pairs; i++)); do
    measure count "$folder/all"
    words_cpu=$cpu words_wall=$wall
    measure rank "$folder/all" 1
    rank_cpu=$cpu
    measure rank "$folder/tenth" 1
    tenth_cpu=$cpu
    measure rank "$folder/all" 2
    echo "$rank_cpu" >>"$folder/rank_cpu"
    echo "$words_cpu" >>"$folder/words_cpu"
    ratio "$rank_cpu" "$words_cpu" >>"$folder/p1"
    ratio "$wall" "$words_wall" >>"$folder/p2"
    ratio "$rank_cpu" "$tenth_cpu" >>"$folder/p4"
done
bytes=$(cat "$folder"/all/* | wc -c)
echo "$files files, $bytes bytes, $pairs pairs in turn"
echo "  bole rank                       $(median <"$folder/rank_cpu") s user+sys"
echo "  wc -w                           $(median <"$folder/words_cpu") s user+sys"
echo "  bole / wc -w, user+sys          $(median <"$folder/p1")"
echo "  bole on two threads / wc, wall  $(median <"$folder/p2")"
echo "  all files / a tenth, user+sys   $(median <"$folder/p4")"
