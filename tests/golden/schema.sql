CREATE TABLE IF NOT EXISTS _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS _operation (
  op INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL, undoes INTEGER REFERENCES _operation(op)) STRICT;
CREATE TABLE IF NOT EXISTS _change (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL REFERENCES _operation(op), type TEXT NOT NULL,
  record_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT;
CREATE INDEX IF NOT EXISTS _change_op ON _change(op);
CREATE INDEX IF NOT EXISTS _change_record ON _change(type, record_id);
CREATE TABLE IF NOT EXISTS _series (
  type TEXT NOT NULL, key TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (type, key)) STRICT;
CREATE TABLE IF NOT EXISTS _search (
  type TEXT NOT NULL, record_id INTEGER NOT NULL, han TEXT NOT NULL, latin TEXT NOT NULL,
  digits TEXT NOT NULL, PRIMARY KEY (type, record_id)) STRICT;
CREATE TABLE [resident] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [former_name] TEXT,
  [sex] TEXT,
  [id_number] TEXT,
  [born_on] TEXT,
  [nation] TEXT,
  [phone] TEXT,
  [household] INTEGER REFERENCES [household](id) ON DELETE RESTRICT,
  [relation] TEXT,
  [group] TEXT,
  [address] TEXT,
  [status] TEXT,
  [registered] INTEGER,
  [living] INTEGER,
  [voter] INTEGER,
  [member] INTEGER,
  [marital] TEXT,
  [education] TEXT,
  [political] TEXT,
  [away_to] TEXT,
  [away_for] TEXT,
  [registered_address] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [household] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [number] TEXT,
  [phone] TEXT,
  [address] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [special_group] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [category] TEXT,
  [started] TEXT,
  [ended] TEXT,
  [number] TEXT,
  [level] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [arrival] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [kind] TEXT,
  [happened_on] TEXT,
  [name] TEXT,
  [household] INTEGER REFERENCES [household](id) ON DELETE RESTRICT,
  [relation] TEXT,
  [group] TEXT,
  [id_number] TEXT,
  [sex] TEXT,
  [born_on] TEXT,
  [came_from] TEXT,
  [proof] TEXT,
  [note] TEXT,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE [departure] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [kind] TEXT,
  [happened_on] TEXT,
  [went_to] TEXT,
  [proof] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [meeting] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [kind] INTEGER REFERENCES [meeting_kind](id) ON DELETE RESTRICT,
  [held_on] TEXT,
  [topic] TEXT,
  [place] TEXT,
  [host] TEXT,
  [recorder] TEXT,
  [notified_on] TEXT,
  [deliberation] INTEGER REFERENCES [deliberation](id) ON DELETE RESTRICT,
  [expected] INTEGER,
  [present] INTEGER,
  [households] TEXT,
  [minutes] TEXT,
  [photos] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [meeting__attendance] (
  parent INTEGER NOT NULL REFERENCES [meeting](id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  [name] TEXT,
  [role] TEXT,
  [came] TEXT,
  [proxy] TEXT
) STRICT;
CREATE TABLE [meeting__topics] (
  parent INTEGER NOT NULL REFERENCES [meeting](id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  [matter] TEXT,
  [said] TEXT
) STRICT;
CREATE TABLE [resolution] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [number] TEXT,
  [meeting] INTEGER REFERENCES [meeting](id) ON DELETE RESTRICT,
  [decided_on] TEXT,
  [matter] TEXT,
  [content] TEXT,
  [amount] INTEGER,
  [rule] INTEGER REFERENCES [meeting_kind](id) ON DELETE RESTRICT,
  [method] TEXT,
  [votes_for] INTEGER,
  [votes_against] INTEGER,
  [abstained] INTEGER,
  [tellers] TEXT,
  [outcome] TEXT,
  [done] TEXT,
  [done_on] TEXT,
  [void_reason] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [deliberation] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [title] TEXT,
  [motive] TEXT,
  [raised_on] TEXT,
  [amount] INTEGER,
  [content] TEXT,
  [proof] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [deliberation_part] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [deliberation] INTEGER REFERENCES [deliberation](id) ON DELETE RESTRICT,
  [step] INTEGER REFERENCES [process_step](id) ON DELETE RESTRICT,
  [happened_on] TEXT,
  [meeting] INTEGER REFERENCES [meeting](id) ON DELETE RESTRICT,
  [resolution] INTEGER REFERENCES [resolution](id) ON DELETE RESTRICT,
  [content] TEXT,
  [opinion] TEXT,
  [guests] TEXT,
  [proof] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [representative] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [sex] TEXT,
  [group] TEXT,
  [households] INTEGER,
  [by_office] INTEGER,
  [started] TEXT,
  [ended] TEXT,
  [means] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [party_member] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [sex] TEXT,
  [nation] TEXT,
  [born_on] TEXT,
  [id_number] TEXT,
  [education] TEXT,
  [phone] TEXT,
  [address] TEXT,
  [joined_on] TEXT,
  [confirmed_on] TEXT,
  [standing] TEXT,
  [post] TEXT,
  [cell] TEXT,
  [dues] INTEGER,
  [floating] INTEGER,
  [left_on] TEXT,
  [left_why] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [meeting_kind] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [body] TEXT,
  [convener] TEXT,
  [notice_days] INTEGER,
  [frequency] TEXT,
  [composition] TEXT,
  [attendance] TEXT,
  [households] TEXT,
  [majority] TEXT,
  [majority_of] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [process_step] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [position] INTEGER,
  [needs] TEXT,
  [body] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [cash_entry] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [happened_on] TEXT,
  [number] TEXT,
  [account] INTEGER REFERENCES [cash_account](id) ON DELETE RESTRICT,
  [book] TEXT,
  [direction] TEXT,
  [amount] INTEGER,
  [to_account] INTEGER REFERENCES [cash_account](id) ON DELETE RESTRICT,
  [summary] TEXT,
  [subject] INTEGER REFERENCES [ledger_account](id) ON DELETE RESTRICT,
  [counterparty] TEXT,
  [funds] TEXT,
  [handler] TEXT,
  [witness] TEXT,
  [approver] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [sheets] INTEGER,
  [proof] TEXT,
  [reverses] INTEGER REFERENCES [cash_entry](id) ON DELETE RESTRICT,
  [status] TEXT,
  [void_reason] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [cash_account] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [book] TEXT,
  [kind] TEXT,
  [opening] INTEGER,
  [opening_day] TEXT,
  [ended] TEXT,
  [holder] TEXT,
  [bank] TEXT,
  [account_number] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [ledger_account] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [number] TEXT,
  [name] TEXT,
  [kind] TEXT,
  [side] TEXT,
  [edition] TEXT,
  [clash] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [certificate] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [number] TEXT,
  [issued_on] TEXT,
  [kind] TEXT,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [sex] TEXT,
  [born_on] TEXT,
  [id_number] TEXT,
  [group] TEXT,
  [phone] TEXT,
  [address] TEXT,
  [registered] TEXT,
  [registered_address] TEXT,
  [lived_since] TEXT,
  [purpose] TEXT,
  [receiver] TEXT,
  [copies] INTEGER,
  [verifier] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [verified_on] TEXT,
  [approver] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [handler] TEXT,
  [collected_by] TEXT,
  [status] TEXT,
  [void_reason] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [seal_use] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [used_on] TEXT,
  [seal] TEXT,
  [document] TEXT,
  [receiver] TEXT,
  [copies] INTEGER,
  [approver] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [handler] TEXT,
  [keeper] TEXT,
  [resolution] TEXT,
  [certificate] INTEGER REFERENCES [certificate](id) ON DELETE RESTRICT,
  [kept] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [duty_list] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [stance] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [duty] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [matter] TEXT,
  [on_list] INTEGER REFERENCES [duty_list](id) ON DELETE RESTRICT,
  [modal] TEXT,
  [department] TEXT,
  [content] TEXT,
  [funds] TEXT,
  [in_charge] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [sign] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [kind] TEXT,
  [side] TEXT,
  [place] TEXT,
  [size] TEXT,
  [count] INTEGER,
  [hung_on] TEXT,
  [asked_by] TEXT,
  [basis] TEXT,
  [has_work] INTEGER,
  [work] TEXT,
  [decision] TEXT,
  [due_on] TEXT,
  [done_on] TEXT,
  [in_charge] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [before] TEXT,
  [after] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [workgroup] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [kind] TEXT,
  [started] TEXT,
  [asked_by] TEXT,
  [basis] TEXT,
  [paid_by] TEXT,
  [work] TEXT,
  [province_agreed] INTEGER,
  [full_time] INTEGER,
  [has_work] INTEGER,
  [decision] TEXT,
  [due_on] TEXT,
  [done_on] TEXT,
  [in_charge] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [proof] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [sign_check] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [verified_on] TEXT,
  [verifier] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [next_on] TEXT,
  [found] TEXT
) STRICT;
CREATE TABLE [sign_rule] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [side] TEXT,
  [kind] TEXT,
  [known_as] TEXT,
  [note] TEXT,
  [basis] TEXT,
  [article] TEXT,
  [source] TEXT,
  [in_force_from] TEXT,
  [in_force_until] TEXT,
  [place] TEXT,
  [certainty] TEXT,
  [origin] TEXT,
  [used] INTEGER,
  [code] TEXT
) STRICT;
CREATE TABLE [village] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [name] TEXT,
  [township] TEXT,
  [county] TEXT,
  [province] TEXT,
  [credit_code] TEXT,
  [office_phone] TEXT,
  [office_address] TEXT,
  [secretary] TEXT,
  [director] TEXT,
  [seal_keeper] INTEGER REFERENCES [official](id) ON DELETE RESTRICT,
  [paper_face] TEXT
) STRICT;
CREATE TABLE [village__supervision_phones] (
  parent INTEGER NOT NULL REFERENCES [village](id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  [office] TEXT,
  [number] TEXT
) STRICT;
CREATE TABLE [official] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [body] TEXT,
  [post] TEXT,
  [started] TEXT,
  [ended] TEXT,
  [phone] TEXT,
  [duties] TEXT,
  [note] TEXT
) STRICT;
CREATE TABLE [own_field] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [register] TEXT,
  [label] TEXT,
  [kind] TEXT,
  [options] TEXT,
  [help] TEXT,
  [privacy] TEXT,
  [required] INTEGER,
  [position] INTEGER,
  [retired] INTEGER
) STRICT;
