#!/usr/bin/env bash
# Tries the site in a headless Chromium: `xtask/tests/site/browser.sh`. Needs `chromium`, `python3` for a server on
# loopback, and `rustup target add wasm32-unknown-unknown`.
set -euo pipefail
cd "$(dirname "$0")/../../.."

site=$(mktemp -d)
cargo run --quiet --package xtask -- site "$site"
exec 3< <(cd "$site" && exec python3 -u -m http.server 0 --bind 127.0.0.1 2>&1)
server=$!
trap 'kill "$server"; rm -r "$site"' EXIT
read -r line <&3
port=$(sed -E 's/.* port ([0-9]+) .*/\1/' <<<"$line")
root="http://127.0.0.1:$port"

failed=0
# What a page shows after its scripts have run.
shown() {
    chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=8000 --dump-dom \
        --host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1" "$root/$1" 2>/dev/null
}
encoded() { python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$1"; }
# A page shows a text.
expect() {
    local name=$1 page=$2 text=$3
    if shown "$page" | python3 -c 'import html, re, sys
text = html.unescape(re.sub(r"<[^>]+>", "", sys.stdin.read()))
sys.exit(sys.argv[1] not in " ".join(text.split()))' "$text"; then
        echo "ok      $name"
    else
        echo "FAILED  $name: no \`$text\` at $page"
        failed=1
    fi
}

expect "search finds a code" "index.html?q=InvalidBackupMethod.ValueNotSupport" \
    "InvalidBackupMethod.ValueNotSupport error · CreateBackup of aliyun::rds"
expect "search finds a Chinese sentence" "index.html?q=$(encoded 进行逻辑备份时，实例中必须至少有一个数据库)" \
    "logical_backup_needs_database rule · CreateBackup of aliyun::rds"
expect "search says that it found nothing" "index.html?q=zzzz" "Nothing found."

dbs=aliyun/dbs/create_and_start_backup_plan.html
wrong=$(encoded '{"BackupPlanName": "n", "InstanceClass": "micro", "DatabaseType": "MySQL", "BackupMethod": "logical", "SourceEndpointInstanceType": "RDS", "PayType": "prepay", "Period": "Year", "UsedTime": 12}')
expect "a wrong request, in English" "$dbs?request=$wrong" "UsedTime must be from 1 to 9"
expect "a wrong request, in Chinese" "$dbs?request=$wrong" "UsedTime 必须在 1～9 之间"
expect "what to do about it" "$dbs?request=$wrong" "What to do"
expect "the call" "$dbs?request=$wrong" "POST /?Action=CreateAndStartBackupPlan"

rds=aliyun/rds/create_backup.html
curl=$(encoded "curl 'https://rds.aliyuncs.com/?Action=CreateBackup&DBInstanceId=rm-1&DBName=orders&BackupMethod=Snapshot'")
answer=$(encoded '{"Code": "InvalidBackupMethod.ValueNotSupport", "Message": "The specified parameter \"BackupMethod\" is not valid."}')
expect "a line of curl" "$rds?request=$curl" "db_name_not_for_snapshot"
expect "a response is explained" "$rds?request=$curl&response=$answer" "Likely causes, best first"
expect "a mistake is told" "$rds?request=$(encoded '{"DBInstanceID": "rm-1"}')" "has no parameter DBInstanceID"

rm "$site/validator.wasm"
expect "without its validator, the page is readable" "$rds" "The validator could not be loaded"
expect "without its validator, the page has its rules" "$rds" "A snapshot covers the whole instance"
exit "$failed"
