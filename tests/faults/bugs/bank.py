"""The bug bank: mistakes somebody could make, each with the layer of tests that must catch it.

A layer that catches none of these proves nothing. Each is planted alone, into a copy.
"""

from tests.faults.bugs.planting import Bug, Edit

POWER_LOSS = ("tests/faults/test_power_loss.py",)
TARGETED_KILLS = ("tests/faults/test_targeted_kills.py",)
STORE_CONTRACT = ("tests/stores/test_sqlite.py",)
POSTGRES_STORE = ("tests/stores/test_postgres.py",)
POSTGRES_STANDBY = ("tests/faults/test_postgres_standby.py",)
GROUP_COMMIT = ("tests/journal/test_group_commit.py",)
PULLED_PLUG = ("tests/web/test_pulled_plug.py",)

COMMIT = """        try:
            results = await self._store.append([append for append, *_ in batch])
"""
STORED = """        await self._journal.append(append, then=committed)
        return after, records
"""

BUGS = (
    Bug(
        "acknowledge-before-commit",
        "tells callers that it is stored, and then stores it",
        (
            Edit(
                "journal/group_commit.py",
                COMMIT,
                """        for append, done, *_ in batch:
            if not done.done():
                done.set_result(Appended(version=append.summary.version))
"""
                + COMMIT,
            ),
        ),
        TARGETED_KILLS,
        "kills at system calls",
    ),
    Bug(
        "synchronous-normal",
        "commits without waiting for the disk",
        (
            Edit(
                "stores/sqlite/connection.py", '"synchronous", "full")', '"synchronous", "normal")'
            ),
            Edit("stores/sqlite/connection.py", "\nFULL = 2 ", "\nFULL = 1 "),
        ),
        POWER_LOSS,
        "power loss, replayed",
    ),
    Bug(
        "misspelt-pragma",
        "asks for `fulll` syncs, gets NORMAL, and does not read back what it got",
        (
            Edit(
                "stores/sqlite/connection.py", '"synchronous", "full")', '"synchronous", "fulll")'
            ),
            Edit(
                "stores/sqlite/connection.py",
                'if settings != ["wal", FULL]:',
                'if settings[0] != "wal":',
            ),
        ),
        POWER_LOSS,
        "power loss, replayed",
    ),
    Bug(
        "no-unique-key",
        "lets two interviews have one id",
        (
            Edit(
                "stores/sqlite/migrations/001_journal.sql",
                "id              BLOB    NOT NULL UNIQUE,",
                "id              BLOB    NOT NULL,",
            ),
        ),
        STORE_CONTRACT,
        "store contract",
    ),
    Bug(
        "no-deduplication",
        "stores a message again when it is sent again",
        (
            Edit(
                "domain/speaking.py",
                "    known = interview.transcript.find(command.id)\n",
                "    known = None\n",
            ),
        ),
        TARGETED_KILLS,
        "kills at system calls",
    ),
    Bug(
        "repeat-before-sync",
        "answers a repeated message from memory while the first one is still being stored",
        (
            Edit(
                "service/changes.py",
                STORED,
                """        self.sealed = getattr(self, "sealed", {})
        for event, record in zip(events, records, strict=True):
            self.sealed[before.id, getattr(event, "id", None)] = record
"""
                + STORED,
            ),
            Edit(
                "service/interviews.py",
                "        standing, records = await self.carry_out("
                "caller, interview, command, expected=expected)\n        if records:\n",
                """        known = getattr(self._changes, "sealed", {})
        if (interview, command.id) in known:
            return receipt_of(known[interview, command.id], command.id, is_repeat=True)
        standing, records = await self.carry_out(caller, interview, command, expected=expected)
        if records:
""",
            ),
        ),
        ("tests/deterministic",),
        "simulation",
    ),
    Bug(
        "sequence-from-memory",
        "goes on counting after a commit that failed",
        (
            Edit("service/changes.py", STORED, "        committed()\n" + STORED),
            Edit(
                "service/changes.py",
                "            self._live.forget(held.interview.id)\n            raise\n",
                "            raise\n",
            ),
        ),
        ("tests/deterministic",),
        "simulation",
    ),
    Bug(
        "reopen-after-io-error",
        "closes the database after an I/O error, opens it again and goes on",
        (
            Edit(
                "stores/sqlite/worker.py",
                "                    self._disk.failed(raised, loop)\n",
                """                    from vivavoce.stores.sqlite.connection import open_writer

                    path = self._connection.filename
                    self._connection.close()
                    self._connection = open_writer(path)
                    error = apsw.BusyError("the disk had a hiccup")
""",
            ),
        ),
        ("tests/faults/test_io_errors.py",),
        "I/O errors",
    ),
    Bug(
        "poison-message",
        "takes text that is no Unicode, and fails when it is written among others",
        (
            Edit(
                "journal/codec.py",
                "        content = _encoder.encode(event)\n",
                """        import json

        text = json.dumps(msgspec.to_builtins(event), ensure_ascii=False)
        content = text.encode("utf-8", "surrogatepass")
""",
            ),
            Edit(
                "domain/text.py",
                "        size_bytes = len(text.encode())\n",
                "        size_bytes = len(text.encode('utf-8', 'surrogatepass'))\n",
            ),
        ),
        ("tests/service/test_poison.py",),
        "poison",
    ),
    Bug(
        "forgotten-owed-reply",
        "does not look for replies that were owed when the process died",
        (
            Edit(
                "service/turns.py",
                "            owed = await self._claims.take(limit=SHARE, without=busy)\n",
                "            owed = (await self._claims.take(limit=1, without=busy))[:0]\n",
            ),
        ),
        ("tests/faults/test_owed_replies.py",),
        "owed replies",
    ),
    Bug(
        "two-voices",
        "stores a machine's reply although a person took over while it was being made",
        (
            Edit(
                "domain/speaking.py",
                "    if _comes_late(interview, command):\n        return []\n",
                "",
            ),
        ),
        ("tests/service/test_takeover.py",),
        "takeover",
    ),
    Bug(
        "swallowed-disk-error",
        "tells callers that it is stored although the disk was full",
        (
            Edit(
                "journal/group_commit.py",
                "        except StoreUnavailable as error:\n            self._fail(batch, error)\n"
                "            return\n",
                """        except StoreBroken as error:
            self._fail(batch, error)
            return
        except StoreUnavailable:
            results = [Appended(version=append.summary.version) for append, *_ in batch]
""",
            ),
        ),
        ("tests/faults/test_full_disk.py",),
        "full disk",
    ),
    Bug(
        "half-a-turn",
        "stores what one decision produced in two commits",
        (
            Edit(
                "stores/sqlite/store.py",
                "            rows.INSERT_EVENT,\n"
                "            [row for append in appends for row in rows.insert_events(append)],\n"
                "        )\n",
                """            rows.INSERT_EVENT,
            [row for append in appends for row in rows.insert_events(append)[:1]],
        )
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            rows.INSERT_EVENT,
            [row for append in appends for row in rows.insert_events(append)[1:]],
        )
""",
            ),
        ),
        POWER_LOSS,
        "power loss, replayed",
    ),
    Bug(
        "published-before-commit",
        "shows live pages what may yet fail to be stored",
        (
            Edit(
                "journal/group_commit.py",
                COMMIT,
                """        for append, *_ in batch:
            self._feed.publish(append.interview, append.records)
"""
                + COMMIT,
            ),
        ),
        GROUP_COMMIT,
        "group commit",
    ),
    Bug(
        "stop-drops-what-waits",
        "leaves without committing what it had accepted",
        (
            Edit(
                "journal/group_commit.py",
                "            if not self._waiting:\n                if self._closing:\n",
                "            if not self._waiting or self._closing:\n"
                "                if self._closing:\n",
            ),
        ),
        GROUP_COMMIT,
        "group commit",
    ),
    Bug(
        "unbounded-queue",
        "lets any number of appends wait for a disk that hangs",
        (
            Edit(
                "journal/group_commit.py",
                "            len(self._waiting) >= WAITING_MAX\n            or self._waiting_bytes",
                "            len(self._waiting) >= WAITING_MAX * WAITING_BYTES_MAX\n"
                "            or 0 * self._waiting_bytes",
            ),
        ),
        ("tests/journal/test_group_commit.py",),
        "group commit",
    ),
    Bug(
        "words-left-behind",
        "erases an interview's words and leaves them in unused pages and in the log",
        (
            Edit(
                "stores/sqlite/connection.py",
                'connection.pragma("secure_delete", True)',
                'connection.pragma("secure_delete", False)',
            ),
        ),
        POWER_LOSS,
        "power loss, replayed",
    ),
    Bug(
        "outbox-emptied-early",
        "takes a message off the candidate's device before its receipt has come",
        (
            Edit(
                "web/static/candidate/sender.js",
                "    options.onSending(message);\n",
                "    options.onSending(message);\n    options.outbox.remove(id);\n",
            ),
        ),
        PULLED_PLUG,
        "browser, plug pulled",
    ),
    Bug(
        "stream-given-up",
        "leaves reconnecting to the browser, which gives up for good at a proxy's 502",
        (
            Edit(
                "web/static/live.js",
                "    source.onerror = () => this.#failed();\n",
                "    source.onerror = () => {};\n",
            ),
        ),
        PULLED_PLUG,
        "browser, plug pulled",
    ),
    Bug(
        "no-lock",
        "lets two servers have one data folder",
        (
            Edit(
                "stores/sqlite/folder.py",
                "        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
                "        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)\n",
            ),
        ),
        ("tests/acceptance/test_bad_starts.py",),
        "bad starts",
    ),
    Bug(
        "backup-not-synced",
        "calls a backup whole before the disk has it",
        (
            Edit("stores/sqlite/copying.py", "                os.fdatasync(descriptor)\n", ""),
            Edit("stores/sqlite/copying.py", "        os.fsync(descriptor)\n", ""),
        ),
        POWER_LOSS,
        "power loss, replayed",
    ),
    Bug(
        "refuses-while-renewing",
        "closes the port for the time between the old worker and the new one",
        (
            Edit(
                "cli/supervisor.py",
                "            take_back = hand_over(self._listener)\n",
                "            take_back = hand_over(self._listener)\n"
                "            self._listener.shutdown(socket.SHUT_RDWR)\n",
            ),
        ),
        ("tests/acceptance/test_renewal.py",),
        "renewals",
    ),
    Bug(
        "damage-stops-the-start",
        "does not start when one interview's row makes no sense",
        (
            Edit(
                "stores/sqlite/rows.py",
                "    except (AttributeError, TypeError, ValueError, OverflowError):\n"
                "        made_out",
                "    except ZeroDivisionError:\n        made_out",
            ),
        ),
        ("tests/faults/test_damaged_rows.py",),
        "damage",
    ),
    Bug(
        "forged-after-repair",
        "lets anybody write words into a place that a repair called lost",
        (
            Edit(
                "journal/verifying.py",
                "if fault.what != MISSING or not fault.is_among(self.lost)",
                "if not fault.is_among(self.lost)",
            ),
        ),
        ("tests/upkeep/test_forged_after_repair.py",),
        "repairs",
    ),
    Bug(
        "unconfirmed-by-the-standby",
        "takes a commit for confirmed whose wait for the standby was cancelled",
        (
            Edit(
                "stores/postgres/connecting.py",
                "        if self.is_unconfirmed:\n",
                "        if self.is_unconfirmed and self.closed:\n",
            ),
        ),
        POSTGRES_STANDBY,
        "standby",
    ),
    Bug(
        "primary-of-the-past",
        "writes to an old primary that came back after another had taken its place",
        (
            Edit(
                "stores/postgres/connecting.py",
                "        if server.timeline < newest:\n",
                "        if server.timeline < 0:\n",
            ),
        ),
        POSTGRES_STANDBY,
        "standby",
    ),
    Bug(
        "past-the-horizon",
        "follows the journal past what a transaction under way may still add",
        (
            Edit(
                "stores/postgres/rows.py",
                "    WHERE events.position > %s AND events.position < {HORIZON}\n",
                "    WHERE events.position > %s\n",
            ),
        ),
        POSTGRES_STORE,
        "store",
    ),
    Bug(
        "version-not-looked-at",
        "appends to an interview wherever it stands by now",
        (
            Edit(
                "stores/postgres/appending.py",
                "        WHERE interviews.id = given.id AND interviews.version = given.expected\n",
                "        WHERE interviews.id = given.id AND interviews.version >= given.expected\n",
            ),
        ),
        POSTGRES_STORE,
        "store",
    ),
    Bug(
        "believes-its-own-copy",
        "refuses or repeats by what it holds in memory, though another node wrote since",
        (
            Edit(
                "service/changes.py",
                "        if self._live.is_shared and not await self._live.is_current(held):\n",
                "        if not await self._live.is_current(held) and held is None:\n",
            ),
        ),
        ("tests/service/test_fresh_reads.py",),
        "nodes",
    ),
)
