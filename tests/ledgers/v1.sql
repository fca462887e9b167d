PRAGMA application_id = 1129798193;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE _change (
  id INTEGER PRIMARY KEY, op INTEGER NOT NULL REFERENCES _operation(op), type TEXT NOT NULL,
  record_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT;
INSERT INTO "_change" VALUES(1,1,'village',1,NULL,'{"name": "白杨村", "township": "柳河镇", "county": "平安县", "province": "河南省", "credit_code": null, "office_phone": "0394-5550123", "office_address": "白杨村 1 号", "secretary": "李春生", "director": "陈志强", "seal_keeper": null, "supervision_phones": "[[\"柳河镇纪委\", \"0394-5550456\"], [\"平安县民政局\", \"0394-5550789\"]]"}');
INSERT INTO "_change" VALUES(2,1,'household',1,NULL,'{"number": "02-0001", "phone": null, "address": "白杨村2组1号", "note": null}');
INSERT INTO "_change" VALUES(3,1,'resident',1,NULL,'{"name": "周金山", "former_name": null, "sex": "male", "id_number": "419922195603260018", "born_on": "1956-03-26", "nation": "01", "phone": "13800000215", "household": 1, "relation": "head", "group": "2组", "address": "白杨村2组1号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "college", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(4,1,'resident',2,NULL,'{"name": "高美玲", "former_name": null, "sex": "female", "id_number": "419922195803280005", "born_on": "1958-03-28", "nation": "01", "phone": "13800009005", "household": 1, "relation": "wife", "group": "2组", "address": "白杨村2组1号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "senior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(5,1,'resident',3,NULL,'{"name": "周旭东", "former_name": null, "sex": "male", "id_number": "41992219810325001X", "born_on": "1981-03-25", "nation": "01", "phone": "13800008571", "household": 1, "relation": "son", "group": "2组", "address": "白杨村2组1号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(6,1,'resident',4,NULL,'{"name": "周若汐", "former_name": null, "sex": "female", "id_number": "419922198405080001", "born_on": "1984-05-08", "nation": "01", "phone": "13800009684", "household": 1, "relation": "daughter", "group": "2组", "address": "白杨村2组1号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(7,1,'household',2,NULL,'{"number": "01-0002", "phone": null, "address": "白杨村1组2号", "note": null}');
INSERT INTO "_change" VALUES(8,1,'resident',5,NULL,'{"name": "李成林", "former_name": null, "sex": "male", "id_number": "419922196401240013", "born_on": "1964-01-24", "nation": "01", "phone": "13800006994", "household": 2, "relation": "head", "group": "1组", "address": "白杨村1组2号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "senior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(9,1,'resident',6,NULL,'{"name": "沈秀英", "former_name": null, "sex": "female", "id_number": "419922196605050000", "born_on": "1966-05-05", "nation": "01", "phone": "13800001596", "household": 2, "relation": "wife", "group": "1组", "address": "白杨村1组2号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(10,1,'resident',7,NULL,'{"name": "李孝先", "former_name": null, "sex": "male", "id_number": "419922198911050016", "born_on": "1989-11-05", "nation": "01", "phone": "13800007146", "household": 2, "relation": "son", "group": "1组", "address": "白杨村1组2号", "status": "away", "registered": 1, "living": 0, "voter": 1, "member": 1, "marital": null, "education": "junior", "political": "masses", "away_to": "苏州", "away_for": "务工", "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(11,1,'household',3,NULL,'{"number": "03-0003", "phone": null, "address": "白杨村3组3号", "note": null}');
INSERT INTO "_change" VALUES(12,1,'resident',8,NULL,'{"name": "韩䶮", "former_name": null, "sex": "male", "id_number": "419922196001290011", "born_on": "1960-01-29", "nation": "01", "phone": "13800005517", "household": 3, "relation": "head", "group": "3组", "address": "白杨村3组3号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "senior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(13,1,'resident',9,NULL,'{"name": "李丽娟", "former_name": null, "sex": "female", "id_number": "419922196112090004", "born_on": "1961-12-09", "nation": "01", "phone": "13800002672", "household": 3, "relation": "wife", "group": "3组", "address": "白杨村3组3号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "college", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(14,1,'resident',10,NULL,'{"name": "韩春生", "former_name": null, "sex": "male", "id_number": "41992219841201001X", "born_on": "1984-12-01", "nation": "01", "phone": "13800003459", "household": 3, "relation": "son", "group": "3组", "address": "白杨村3组3号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "college", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(15,1,'resident',11,NULL,'{"name": "韩玉珍", "former_name": null, "sex": "female", "id_number": "419922198801040001", "born_on": "1988-01-04", "nation": "01", "phone": "13800001039", "household": 3, "relation": "daughter", "group": "3组", "address": "白杨村3组3号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(16,1,'household',4,NULL,'{"number": "04-0004", "phone": null, "address": "白杨村4组4号", "note": null}');
INSERT INTO "_change" VALUES(17,1,'resident',12,NULL,'{"name": "程旭东", "former_name": null, "sex": "male", "id_number": "419922197210200013", "born_on": "1972-10-20", "nation": "01", "phone": "13800006802", "household": 4, "relation": "head", "group": "4组", "address": "白杨村4组4号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(18,1,'resident',13,NULL,'{"name": "欧阳婷婷", "former_name": null, "sex": "female", "id_number": "419922197409240004", "born_on": "1974-09-24", "nation": "01", "phone": "13800004572", "household": 4, "relation": "wife", "group": "4组", "address": "白杨村4组4号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "college", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(19,1,'household',5,NULL,'{"number": "05-0005", "phone": null, "address": "白杨村5组5号", "note": null}');
INSERT INTO "_change" VALUES(20,1,'resident',14,NULL,'{"name": "张春生", "former_name": null, "sex": "male", "id_number": "419922199410150013", "born_on": "1994-10-15", "nation": "01", "phone": "13800006683", "household": 5, "relation": "head", "group": "5组", "address": "白杨村5组5号", "status": "away", "registered": 1, "living": 0, "voter": 1, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": "东莞", "away_for": "务工", "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(21,1,'resident',15,NULL,'{"name": "张霞", "former_name": null, "sex": "female", "id_number": "419922199601160003", "born_on": "1996-01-16", "nation": "01", "phone": "13800005901", "household": 5, "relation": "wife", "group": "5组", "address": "白杨村5组5号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(22,1,'resident',16,NULL,'{"name": "张磊", "former_name": null, "sex": "male", "id_number": "419922201909150012", "born_on": "2019-09-15", "nation": "01", "phone": null, "household": 5, "relation": "son", "group": "5组", "address": "白杨村5组5号", "status": "living", "registered": 1, "living": 1, "voter": 0, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(23,1,'household',6,NULL,'{"number": "04-0006", "phone": null, "address": "白杨村4组6号", "note": null}');
INSERT INTO "_change" VALUES(24,1,'resident',17,NULL,'{"name": "邓春生", "former_name": null, "sex": "male", "id_number": "419922195512110014", "born_on": "1955-12-11", "nation": "01", "phone": "13800008307", "household": 6, "relation": "head", "group": "4组", "address": "白杨村4组6号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(25,1,'resident',18,NULL,'{"name": "林燕", "former_name": null, "sex": "female", "id_number": "419922195807080000", "born_on": "1958-07-08", "nation": "01", "phone": "13800008538", "household": 6, "relation": "wife", "group": "4组", "address": "白杨村4组6号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "senior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(26,1,'resident',19,NULL,'{"name": "邓建国", "former_name": null, "sex": "male", "id_number": "419922198106210013", "born_on": "1981-06-21", "nation": "01", "phone": "13800005158", "household": 6, "relation": "son", "group": "4组", "address": "白杨村4组6号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "senior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(27,1,'resident',20,NULL,'{"name": "邓玉珍", "former_name": null, "sex": "female", "id_number": "419922198411130001", "born_on": "1984-11-13", "nation": "01", "phone": "13800005446", "household": 6, "relation": "daughter", "group": "4组", "address": "白杨村4组6号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(28,1,'household',7,NULL,'{"number": "04-0007", "phone": null, "address": "白杨村4组7号", "note": null}');
INSERT INTO "_change" VALUES(29,1,'resident',21,NULL,'{"name": "郑满仓", "former_name": null, "sex": "male", "id_number": "419922196311130013", "born_on": "1963-11-13", "nation": "01", "phone": "13800000348", "household": 7, "relation": "head", "group": "4组", "address": "白杨村4组7号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "primary", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(30,1,'resident',22,NULL,'{"name": "萧燕", "former_name": null, "sex": "female", "id_number": "419922196505180000", "born_on": "1965-05-18", "nation": "01", "phone": "13800002906", "household": 7, "relation": "wife", "group": "4组", "address": "白杨村4组7号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": "married", "education": "college", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(31,1,'resident',23,NULL,'{"name": "郑勇", "former_name": null, "sex": "male", "id_number": "419922198805210012", "born_on": "1988-05-21", "nation": "01", "phone": "13800006179", "household": 7, "relation": "son", "group": "4组", "address": "白杨村4组7号", "status": "away", "registered": 1, "living": 0, "voter": 1, "member": 1, "marital": null, "education": "college", "political": "masses", "away_to": "郑州", "away_for": "务工", "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(32,1,'household',8,NULL,'{"number": "01-0008", "phone": null, "address": "白杨村1组8号", "note": null}');
INSERT INTO "_change" VALUES(33,1,'resident',24,NULL,'{"name": "周金山", "former_name": null, "sex": "male", "id_number": "41992219420802001X", "born_on": "1942-08-02", "nation": "01", "phone": "13800003070", "household": 8, "relation": "head", "group": "1组", "address": "白杨村1组8号", "status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1, "marital": null, "education": "junior", "political": "masses", "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(34,1,'special_group',1,NULL,'{"resident": 16, "category": "disabled", "started": "2025-01-01", "ended": null, "number": null, "level": null, "note": null}');
INSERT INTO "_change" VALUES(35,1,'official',1,NULL,'{"resident": 3, "name": "周旭东", "body": "party", "post": "书记", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(36,1,'official',2,NULL,'{"resident": 5, "name": "李成林", "body": "committee", "post": "主任", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(37,1,'official',3,NULL,'{"resident": 9, "name": "李丽娟", "body": "committee", "post": "文书", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(38,1,'official',4,NULL,'{"resident": 12, "name": "程旭东", "body": "supervision", "post": "监委会主任", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(39,1,'official',5,NULL,'{"resident": 14, "name": "张春生", "body": "supervision", "post": "委员", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(40,1,'official',6,NULL,'{"resident": 21, "name": "郑满仓", "body": "collective", "post": "理事长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(41,1,'official',7,NULL,'{"resident": 5, "name": "李成林", "body": "group", "post": "1组组长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(42,1,'official',8,NULL,'{"resident": 3, "name": "周旭东", "body": "group", "post": "2组组长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(43,1,'official',9,NULL,'{"resident": 9, "name": "李丽娟", "body": "group", "post": "3组组长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(44,1,'official',10,NULL,'{"resident": 12, "name": "程旭东", "body": "group", "post": "4组组长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(45,1,'official',11,NULL,'{"resident": 14, "name": "张春生", "body": "group", "post": "5组组长", "started": "2026-03-18", "ended": null, "phone": null, "duties": null, "note": null}');
INSERT INTO "_change" VALUES(46,1,'village',1,'{"seal_keeper": null}','{"seal_keeper": 4}');
INSERT INTO "_change" VALUES(47,2,'certificate',1,NULL,'{"number": "证字〔2026〕第1号", "issued_on": "2026-01-28", "kind": "residence", "resident": 20, "name": "邓玉珍", "sex": "女", "born_on": "1984年11月13日", "id_number": "419922198411130001", "group": "4组", "phone": "13800005446", "address": "白杨村4组6号", "lived_since": null, "purpose": "申请公租房", "receiver": "县住房保障中心", "copies": 1, "verifier": 5, "verified_on": "2026-01-28", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(48,2,'seal_use',1,NULL,'{"used_on": "2026-01-28", "seal": "committee", "document": "居住证明（邓玉珍）", "receiver": "县住房保障中心", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 1, "note": null}');
INSERT INTO "_change" VALUES(49,3,'certificate',2,NULL,'{"number": "证字〔2026〕第2号", "issued_on": "2026-04-10", "kind": "residence", "resident": 2, "name": "高美玲", "sex": "女", "born_on": "1958年3月28日", "id_number": "419922195803280005", "group": "2组", "phone": "13800009005", "address": "白杨村2组1号", "lived_since": null, "purpose": "申请公租房", "receiver": "县住房保障中心", "copies": 1, "verifier": 5, "verified_on": "2026-04-10", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(50,3,'seal_use',2,NULL,'{"used_on": "2026-04-10", "seal": "committee", "document": "居住证明（高美玲）", "receiver": "县住房保障中心", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 2, "note": null}');
INSERT INTO "_change" VALUES(51,4,'certificate',3,NULL,'{"number": "证字〔2026〕第3号", "issued_on": "2026-04-20", "kind": "residence", "resident": 5, "name": "李成林", "sex": "男", "born_on": "1964年1月24日", "id_number": "419922196401240013", "group": "1组", "phone": "13800006994", "address": "白杨村1组2号", "lived_since": null, "purpose": "孩子入学报名", "receiver": "县实验小学", "copies": 1, "verifier": 5, "verified_on": "2026-04-20", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(52,4,'seal_use',3,NULL,'{"used_on": "2026-04-20", "seal": "committee", "document": "居住证明（李成林）", "receiver": "县实验小学", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 3, "note": null}');
INSERT INTO "_change" VALUES(53,5,'certificate',4,NULL,'{"number": "证字〔2026〕第4号", "issued_on": "2026-04-21", "kind": "residence", "resident": 1, "name": "周金山", "sex": "男", "born_on": "1956年3月26日", "id_number": "419922195603260018", "group": "2组", "phone": "13800000215", "address": "白杨村2组1号", "lived_since": null, "purpose": "申请公租房", "receiver": "县住房保障中心", "copies": 1, "verifier": 5, "verified_on": "2026-04-21", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(54,5,'seal_use',4,NULL,'{"used_on": "2026-04-21", "seal": "committee", "document": "居住证明（周金山）", "receiver": "县住房保障中心", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 4, "note": null}');
INSERT INTO "_change" VALUES(55,6,'certificate',5,NULL,'{"number": "证字〔2026〕第5号", "issued_on": "2026-05-19", "kind": "residence", "resident": 21, "name": "郑满仓", "sex": "男", "born_on": "1963年11月13日", "id_number": "419922196311130013", "group": "4组", "phone": "13800000348", "address": "白杨村4组7号", "lived_since": null, "purpose": "办理医保转移", "receiver": "县医保局", "copies": 1, "verifier": 5, "verified_on": "2026-05-19", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(56,6,'seal_use',5,NULL,'{"used_on": "2026-05-19", "seal": "committee", "document": "居住证明（郑满仓）", "receiver": "县医保局", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 5, "note": null}');
INSERT INTO "_change" VALUES(57,7,'certificate',6,NULL,'{"number": "证字〔2026〕第6号", "issued_on": "2026-06-24", "kind": "residence", "resident": 14, "name": "张春生", "sex": "男", "born_on": "1994年10月15日", "id_number": "419922199410150013", "group": "5组", "phone": "13800006683", "address": "白杨村5组5号", "lived_since": null, "purpose": "办理医保转移", "receiver": "县医保局", "copies": 1, "verifier": 5, "verified_on": "2026-06-24", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(58,7,'seal_use',6,NULL,'{"used_on": "2026-06-24", "seal": "committee", "document": "居住证明（张春生）", "receiver": "县医保局", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 6, "note": null}');
INSERT INTO "_change" VALUES(59,8,'certificate',7,NULL,'{"number": "证字〔2026〕第7号", "issued_on": "2026-06-25", "kind": "residence", "resident": 24, "name": "周金山", "sex": "男", "born_on": "1942年8月2日", "id_number": "41992219420802001X", "group": "1组", "phone": "13800003070", "address": "白杨村1组8号", "lived_since": null, "purpose": "孩子入学报名", "receiver": "县实验小学", "copies": 1, "verifier": 5, "verified_on": "2026-06-25", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(60,8,'seal_use',7,NULL,'{"used_on": "2026-06-25", "seal": "committee", "document": "居住证明（周金山）", "receiver": "县实验小学", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 7, "note": null}');
INSERT INTO "_change" VALUES(61,9,'certificate',8,NULL,'{"number": "证字〔2026〕第8号", "issued_on": "2026-06-26", "kind": "residence", "resident": 2, "name": "高美玲", "sex": "女", "born_on": "1958年3月28日", "id_number": "419922195803280005", "group": "2组", "phone": "13800009005", "address": "白杨村2组1号", "lived_since": null, "purpose": "申请公租房", "receiver": "县住房保障中心", "copies": 1, "verifier": 5, "verified_on": "2026-06-26", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(62,9,'seal_use',8,NULL,'{"used_on": "2026-06-26", "seal": "committee", "document": "居住证明（高美玲）", "receiver": "县住房保障中心", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 8, "note": null}');
INSERT INTO "_change" VALUES(63,10,'certificate',9,NULL,'{"number": "证字〔2026〕第9号", "issued_on": "2026-07-18", "kind": "residence", "resident": 23, "name": "郑勇", "sex": "男", "born_on": "1988年5月21日", "id_number": "419922198805210012", "group": "4组", "phone": "13800006179", "address": "白杨村4组7号", "lived_since": null, "purpose": "办理医保转移", "receiver": "县医保局", "copies": 1, "verifier": 5, "verified_on": "2026-07-18", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(64,10,'seal_use',9,NULL,'{"used_on": "2026-07-18", "seal": "committee", "document": "居住证明（郑勇）", "receiver": "县医保局", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 9, "note": null}');
INSERT INTO "_change" VALUES(65,11,'certificate',10,NULL,'{"number": "证字〔2026〕第10号", "issued_on": "2026-08-15", "kind": "residence", "resident": 10, "name": "韩春生", "sex": "男", "born_on": "1984年12月1日", "id_number": "41992219841201001X", "group": "3组", "phone": "13800003459", "address": "白杨村3组3号", "lived_since": null, "purpose": "办理医保转移", "receiver": "县医保局", "copies": 1, "verifier": 5, "verified_on": "2026-08-15", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(66,11,'seal_use',10,NULL,'{"used_on": "2026-08-15", "seal": "committee", "document": "居住证明（韩春生）", "receiver": "县医保局", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 10, "note": null}');
INSERT INTO "_change" VALUES(67,12,'certificate',11,NULL,'{"number": "证字〔2026〕第11号", "issued_on": "2026-09-20", "kind": "residence", "resident": 11, "name": "韩玉珍", "sex": "女", "born_on": "1988年1月4日", "id_number": "419922198801040001", "group": "3组", "phone": "13800001039", "address": "白杨村3组3号", "lived_since": null, "purpose": "孩子入学报名", "receiver": "县实验小学", "copies": 1, "verifier": 5, "verified_on": "2026-09-20", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(68,12,'seal_use',11,NULL,'{"used_on": "2026-09-20", "seal": "committee", "document": "居住证明（韩玉珍）", "receiver": "县实验小学", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 11, "note": null}');
INSERT INTO "_change" VALUES(69,13,'certificate',12,NULL,'{"number": "证字〔2026〕第12号", "issued_on": "2026-10-13", "kind": "residence", "resident": 3, "name": "周旭东", "sex": "男", "born_on": "1981年3月25日", "id_number": "41992219810325001X", "group": "2组", "phone": "13800008571", "address": "白杨村2组1号", "lived_since": null, "purpose": "办理医保转移", "receiver": "县医保局", "copies": 1, "verifier": 5, "verified_on": "2026-10-13", "approver": 2, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(70,13,'seal_use',12,NULL,'{"used_on": "2026-10-13", "seal": "committee", "document": "居住证明（周旭东）", "receiver": "县医保局", "copies": 1, "approver": 2, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 12, "note": null}');
INSERT INTO "_change" VALUES(71,14,'departure',1,NULL,'{"resident": 24, "name": "周金山", "kind": "death", "happened_on": "2026-11-03", "went_to": null, "note": null}');
INSERT INTO "_change" VALUES(72,14,'resident',24,'{"status": "living", "registered": 1, "living": 1, "voter": 1, "member": 1}','{"status": "dead", "registered": 0, "living": 0, "voter": 0, "member": 0}');
INSERT INTO "_change" VALUES(73,14,'resident',25,NULL,'{"name": "周安安", "former_name": null, "sex": "male", "id_number": null, "born_on": "2026-11-03", "nation": "01", "phone": null, "household": 1, "relation": "grandson", "group": "2组", "address": null, "status": "born", "registered": 1, "living": 1, "voter": null, "member": null, "marital": null, "education": null, "political": null, "away_to": null, "away_for": null, "registered_address": null, "note": null}');
INSERT INTO "_change" VALUES(74,14,'arrival',1,NULL,'{"kind": "birth", "happened_on": "2026-11-03", "name": "周安安", "household": 1, "relation": "grandson", "group": "2组", "id_number": null, "sex": "male", "born_on": "2026-11-03", "came_from": null, "note": null, "resident": 25}');
INSERT INTO "_change" VALUES(75,15,'own_field',1,NULL,'{"register": "resident", "label": "养老保险", "kind": "choice", "options": "参加\n没参加", "help": null, "privacy": "INTERNAL", "required": null, "position": null, "retired": null}');
INSERT INTO "_change" VALUES(76,16,'own_field',2,NULL,'{"register": "household", "label": "承包面积", "kind": "decimal", "options": null, "help": null, "privacy": "INTERNAL", "required": null, "position": null, "retired": null}');
INSERT INTO "_change" VALUES(77,17,'resident',1,'{"own_1": null}','{"own_1": "参加"}');
INSERT INTO "_change" VALUES(78,18,'resident',2,'{"own_1": null}','{"own_1": "没参加"}');
INSERT INTO "_change" VALUES(79,19,'household',1,'{"own_2": null}','{"own_2": "3.25"}');
INSERT INTO "_change" VALUES(80,20,'certificate',13,NULL,'{"number": "证字〔2026〕第13号", "issued_on": "2026-11-23", "kind": "residence", "resident": 5, "name": "李成林", "sex": "男", "born_on": "1964年1月24日", "id_number": "419922196401240013", "group": "1组", "phone": "13800006994", "address": "白杨村1组2号", "lived_since": null, "purpose": "试一试", "receiver": null, "copies": 1, "verifier": null, "verified_on": "2026-11-23", "approver": null, "handler": "李春生", "collected_by": null, "status": "valid", "void_reason": null, "note": null}');
INSERT INTO "_change" VALUES(81,20,'seal_use',13,NULL,'{"used_on": "2026-11-23", "seal": "committee", "document": "居住证明（李成林）", "receiver": null, "copies": 1, "approver": null, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 13, "note": null}');
INSERT INTO "_change" VALUES(82,21,'seal_use',13,'{"used_on": "2026-11-23", "seal": "committee", "document": "居住证明（李成林）", "receiver": null, "copies": 1, "approver": null, "handler": "李春生", "keeper": "程旭东", "resolution": null, "certificate": 13, "note": null}',NULL);
INSERT INTO "_change" VALUES(83,21,'certificate',13,'{"status": "valid", "void_reason": null}','{"status": "void", "void_reason": "撤销了这次开具"}');
INSERT INTO "_change" VALUES(84,22,'resident',26,NULL,'{"name": "临时", "former_name": null, "sex": null, "id_number": null, "born_on": null, "nation": "01", "phone": null, "household": null, "relation": null, "group": null, "address": null, "status": "living", "registered": 1, "living": 1, "voter": null, "member": null, "marital": null, "education": null, "political": null, "away_to": null, "away_for": null, "registered_address": null, "note": null, "own_1": null}');
INSERT INTO "_change" VALUES(85,23,'resident',26,'{"name": "临时", "former_name": null, "sex": null, "id_number": null, "born_on": null, "nation": "01", "phone": null, "household": null, "relation": null, "group": null, "address": null, "status": "living", "registered": 1, "living": 1, "voter": null, "member": null, "marital": null, "education": null, "political": null, "away_to": null, "away_for": null, "registered_address": null, "note": null, "own_1": null}',NULL);
CREATE TABLE _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "_meta" VALUES('shape','5e225d6ad622c091e1e3');
CREATE TABLE _operation (
  op INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL, undoes INTEGER REFERENCES _operation(op)) STRICT;
INSERT INTO "_operation" VALUES(1,'2026-11-23T09:30:00','李春生','建立示例村','do',NULL);
INSERT INTO "_operation" VALUES(2,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第1号','do',NULL);
INSERT INTO "_operation" VALUES(3,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第2号','do',NULL);
INSERT INTO "_operation" VALUES(4,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第3号','do',NULL);
INSERT INTO "_operation" VALUES(5,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第4号','do',NULL);
INSERT INTO "_operation" VALUES(6,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第5号','do',NULL);
INSERT INTO "_operation" VALUES(7,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第6号','do',NULL);
INSERT INTO "_operation" VALUES(8,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第7号','do',NULL);
INSERT INTO "_operation" VALUES(9,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第8号','do',NULL);
INSERT INTO "_operation" VALUES(10,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第9号','do',NULL);
INSERT INTO "_operation" VALUES(11,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第10号','do',NULL);
INSERT INTO "_operation" VALUES(12,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第11号','do',NULL);
INSERT INTO "_operation" VALUES(13,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第12号','do',NULL);
INSERT INTO "_operation" VALUES(14,'2026-11-23T09:30:00','李春生','登记上月人口变动','do',NULL);
INSERT INTO "_operation" VALUES(15,'2026-11-23T09:30:00','李春生','加一栏：养老保险','do',NULL);
INSERT INTO "_operation" VALUES(16,'2026-11-23T09:30:00','李春生','加一栏：承包面积','do',NULL);
INSERT INTO "_operation" VALUES(17,'2026-11-23T09:30:00','李春生','改了周金山的养老保险','do',NULL);
INSERT INTO "_operation" VALUES(18,'2026-11-23T09:30:00','李春生','改了高美玲的养老保险','do',NULL);
INSERT INTO "_operation" VALUES(19,'2026-11-23T09:30:00','李春生','改了02-0001的承包面积','do',NULL);
INSERT INTO "_operation" VALUES(20,'2026-11-23T09:30:00','李春生','开证明：证字〔2026〕第13号','do',NULL);
INSERT INTO "_operation" VALUES(21,'2026-11-23T09:30:00','李春生','撤销：开证明：证字〔2026〕第13号','undo',20);
INSERT INTO "_operation" VALUES(22,'2026-11-23T09:30:00','李春生','加一人：临时','do',NULL);
INSERT INTO "_operation" VALUES(23,'2026-11-23T09:30:00','李春生','删了村民：临时','do',NULL);
CREATE TABLE _search (
  type TEXT NOT NULL, record_id INTEGER NOT NULL, han TEXT NOT NULL, latin TEXT NOT NULL,
  digits TEXT NOT NULL, PRIMARY KEY (type, record_id)) STRICT;
INSERT INTO "_search" VALUES('resident',3,'周旭东 41992219810325001x 13800008571',' zhouxudong zxd','41992219810325001x 13800008571 ');
INSERT INTO "_search" VALUES('resident',4,'周若汐 419922198405080001 13800009684',' zhouruoxi zrx','419922198405080001 13800009684 ');
INSERT INTO "_search" VALUES('household',2,'01-0002 白杨村1组2号',' baiyangcun byc boyangcun zu z hao h xiao x','0002 ');
INSERT INTO "_search" VALUES('resident',5,'李成林 419922196401240013 13800006994',' lichenglin lcl','419922196401240013 13800006994 ');
INSERT INTO "_search" VALUES('resident',6,'沈秀英 419922196605050000 13800001596',' shenxiuying sxy chenxiuying cxy tanxiuying txy','419922196605050000 13800001596 ');
INSERT INTO "_search" VALUES('resident',7,'李孝先 419922198911050016 13800007146',' lixiaoxian lxx','419922198911050016 13800007146 ');
INSERT INTO "_search" VALUES('household',3,'03-0003 白杨村3组3号',' baiyangcun byc boyangcun zu z hao h xiao x','0003 ');
INSERT INTO "_search" VALUES('resident',8,'韩䶮 419922196001290011 13800005517',' hanyan hy','419922196001290011 13800005517 ');
INSERT INTO "_search" VALUES('resident',9,'李丽娟 419922196112090004 13800002672',' lilijuan llj','419922196112090004 13800002672 ');
INSERT INTO "_search" VALUES('resident',10,'韩春生 41992219841201001x 13800003459',' hanchunsheng hcs','41992219841201001x 13800003459 ');
INSERT INTO "_search" VALUES('resident',11,'韩玉珍 419922198801040001 13800001039',' hanyuzhen hyz','419922198801040001 13800001039 ');
INSERT INTO "_search" VALUES('household',4,'04-0004 白杨村4组4号',' baiyangcun byc boyangcun zu z hao h xiao x','0004 ');
INSERT INTO "_search" VALUES('resident',12,'程旭东 419922197210200013 13800006802',' chengxudong cxd','419922197210200013 13800006802 ');
INSERT INTO "_search" VALUES('resident',13,'欧阳婷婷 419922197409240004 13800004572',' ouyangtingting oytt','419922197409240004 13800004572 ');
INSERT INTO "_search" VALUES('household',5,'05-0005 白杨村5组5号',' baiyangcun byc boyangcun zu z hao h xiao x','0005 ');
INSERT INTO "_search" VALUES('resident',14,'张春生 419922199410150013 13800006683',' zhangchunsheng zcs','419922199410150013 13800006683 ');
INSERT INTO "_search" VALUES('resident',15,'张霞 419922199601160003 13800005901',' zhangxia zx','419922199601160003 13800005901 ');
INSERT INTO "_search" VALUES('resident',16,'张磊 419922201909150012',' zhanglei zl','419922201909150012 ');
INSERT INTO "_search" VALUES('household',6,'04-0006 白杨村4组6号',' baiyangcun byc boyangcun zu z hao h xiao x','0006 ');
INSERT INTO "_search" VALUES('resident',17,'邓春生 419922195512110014 13800008307',' dengchunsheng dcs shanchunsheng scs','419922195512110014 13800008307 ');
INSERT INTO "_search" VALUES('resident',18,'林燕 419922195807080000 13800008538',' linyan ly','419922195807080000 13800008538 ');
INSERT INTO "_search" VALUES('resident',19,'邓建国 419922198106210013 13800005158',' dengjianguo djg shanjianguo sjg','419922198106210013 13800005158 ');
INSERT INTO "_search" VALUES('resident',20,'邓玉珍 419922198411130001 13800005446',' dengyuzhen dyz shanyuzhen syz','419922198411130001 13800005446 ');
INSERT INTO "_search" VALUES('household',7,'04-0007 白杨村4组7号',' baiyangcun byc boyangcun zu z hao h xiao x','0007 ');
INSERT INTO "_search" VALUES('resident',21,'郑满仓 419922196311130013 13800000348',' zhengmancang zmc','419922196311130013 13800000348 ');
INSERT INTO "_search" VALUES('resident',22,'萧燕 419922196505180000 13800002906',' xiaoyan xy','419922196505180000 13800002906 ');
INSERT INTO "_search" VALUES('resident',23,'郑勇 419922198805210012 13800006179',' zhengyong zy','419922198805210012 13800006179 ');
INSERT INTO "_search" VALUES('household',8,'01-0008 白杨村1组8号',' baiyangcun byc boyangcun zu z hao h xiao x','0008 ');
INSERT INTO "_search" VALUES('special_group',1,'','','');
INSERT INTO "_search" VALUES('official',1,'周旭东 书记',' zhouxudong zxd shuji sj','');
INSERT INTO "_search" VALUES('official',2,'李成林 主任',' lichenglin lcl zhuren zr','');
INSERT INTO "_search" VALUES('official',3,'李丽娟 文书',' lilijuan llj wenshu ws','');
INSERT INTO "_search" VALUES('official',4,'程旭东 监委会主任',' chengxudong cxd jianweihuizhuren jwhzr','');
INSERT INTO "_search" VALUES('official',5,'张春生 委员',' zhangchunsheng zcs weiyuan wy','');
INSERT INTO "_search" VALUES('official',6,'郑满仓 理事长',' zhengmancang zmc lishizhang lsz','');
INSERT INTO "_search" VALUES('official',7,'李成林 1组组长',' lichenglin lcl zuzuzhang zzz','');
INSERT INTO "_search" VALUES('official',8,'周旭东 2组组长',' zhouxudong zxd zuzuzhang zzz','');
INSERT INTO "_search" VALUES('official',9,'李丽娟 3组组长',' lilijuan llj zuzuzhang zzz','');
INSERT INTO "_search" VALUES('official',10,'程旭东 4组组长',' chengxudong cxd zuzuzhang zzz','');
INSERT INTO "_search" VALUES('official',11,'张春生 5组组长',' zhangchunsheng zcs zuzuzhang zzz','');
INSERT INTO "_search" VALUES('village',1,'','','');
INSERT INTO "_search" VALUES('certificate',1,'证字〔2026〕第1号 邓玉珍 申请公租房 县住房保障中心',' zhengzi zz di d hao h xiao x dengyuzhen dyz shanyuzhen syz','2026 ');
INSERT INTO "_search" VALUES('seal_use',1,'居住证明（邓玉珍） 县住房保障中心',' juzhuzhengming jzzm jizhuzhengming dengyuzhen dyz shanyuzhen syz xianzhufangbaozhangzhongxin xzfbzzx','');
INSERT INTO "_search" VALUES('certificate',2,'证字〔2026〕第2号 高美玲 申请公租房 县住房保障中心',' zhengzi zz di d hao h xiao x gaomeiling gml','2026 ');
INSERT INTO "_search" VALUES('seal_use',2,'居住证明（高美玲） 县住房保障中心',' juzhuzhengming jzzm jizhuzhengming gaomeiling gml xianzhufangbaozhangzhongxin xzfbzzx','');
INSERT INTO "_search" VALUES('certificate',3,'证字〔2026〕第3号 李成林 孩子入学报名 县实验小学',' zhengzi zz di d hao h xiao x lichenglin lcl','2026 ');
INSERT INTO "_search" VALUES('seal_use',3,'居住证明（李成林） 县实验小学',' juzhuzhengming jzzm jizhuzhengming lichenglin lcl xianshiyanxiaoxue xsyxx','');
INSERT INTO "_search" VALUES('certificate',4,'证字〔2026〕第4号 周金山 申请公租房 县住房保障中心',' zhengzi zz di d hao h xiao x zhoujinshan zjs','2026 ');
INSERT INTO "_search" VALUES('seal_use',4,'居住证明（周金山） 县住房保障中心',' juzhuzhengming jzzm jizhuzhengming zhoujinshan zjs xianzhufangbaozhangzhongxin xzfbzzx','');
INSERT INTO "_search" VALUES('certificate',5,'证字〔2026〕第5号 郑满仓 办理医保转移 县医保局',' zhengzi zz di d hao h xiao x zhengmancang zmc','2026 ');
INSERT INTO "_search" VALUES('seal_use',5,'居住证明（郑满仓） 县医保局',' juzhuzhengming jzzm jizhuzhengming zhengmancang zmc xianyibaoju xybj','');
INSERT INTO "_search" VALUES('certificate',6,'证字〔2026〕第6号 张春生 办理医保转移 县医保局',' zhengzi zz di d hao h xiao x zhangchunsheng zcs','2026 ');
INSERT INTO "_search" VALUES('seal_use',6,'居住证明（张春生） 县医保局',' juzhuzhengming jzzm jizhuzhengming zhangchunsheng zcs xianyibaoju xybj','');
INSERT INTO "_search" VALUES('certificate',7,'证字〔2026〕第7号 周金山 孩子入学报名 县实验小学',' zhengzi zz di d hao h xiao x zhoujinshan zjs','2026 ');
INSERT INTO "_search" VALUES('seal_use',7,'居住证明（周金山） 县实验小学',' juzhuzhengming jzzm jizhuzhengming zhoujinshan zjs xianshiyanxiaoxue xsyxx','');
INSERT INTO "_search" VALUES('certificate',8,'证字〔2026〕第8号 高美玲 申请公租房 县住房保障中心',' zhengzi zz di d hao h xiao x gaomeiling gml','2026 ');
INSERT INTO "_search" VALUES('seal_use',8,'居住证明（高美玲） 县住房保障中心',' juzhuzhengming jzzm jizhuzhengming gaomeiling gml xianzhufangbaozhangzhongxin xzfbzzx','');
INSERT INTO "_search" VALUES('certificate',9,'证字〔2026〕第9号 郑勇 办理医保转移 县医保局',' zhengzi zz di d hao h xiao x zhengyong zy','2026 ');
INSERT INTO "_search" VALUES('seal_use',9,'居住证明（郑勇） 县医保局',' juzhuzhengming jzzm jizhuzhengming zhengyong zy xianyibaoju xybj','');
INSERT INTO "_search" VALUES('certificate',10,'证字〔2026〕第10号 韩春生 办理医保转移 县医保局',' zhengzi zz di d hao h xiao x hanchunsheng hcs','2026 ');
INSERT INTO "_search" VALUES('seal_use',10,'居住证明（韩春生） 县医保局',' juzhuzhengming jzzm jizhuzhengming hanchunsheng hcs xianyibaoju xybj','');
INSERT INTO "_search" VALUES('certificate',11,'证字〔2026〕第11号 韩玉珍 孩子入学报名 县实验小学',' zhengzi zz di d hao h xiao x hanyuzhen hyz','2026 ');
INSERT INTO "_search" VALUES('seal_use',11,'居住证明（韩玉珍） 县实验小学',' juzhuzhengming jzzm jizhuzhengming hanyuzhen hyz xianshiyanxiaoxue xsyxx','');
INSERT INTO "_search" VALUES('certificate',12,'证字〔2026〕第12号 周旭东 办理医保转移 县医保局',' zhengzi zz di d hao h xiao x zhouxudong zxd','2026 ');
INSERT INTO "_search" VALUES('seal_use',12,'居住证明（周旭东） 县医保局',' juzhuzhengming jzzm jizhuzhengming zhouxudong zxd xianyibaoju xybj','');
INSERT INTO "_search" VALUES('departure',1,'周金山',' zhoujinshan zjs','');
INSERT INTO "_search" VALUES('resident',24,'周金山 41992219420802001x 13800003070',' zhoujinshan zjs','41992219420802001x 13800003070 ');
INSERT INTO "_search" VALUES('resident',25,'周安安',' zhouanan zaa','');
INSERT INTO "_search" VALUES('arrival',1,'周安安',' zhouanan zaa','');
INSERT INTO "_search" VALUES('own_field',1,'养老保险',' yanglaobaoxian ylbx','');
INSERT INTO "_search" VALUES('own_field',2,'承包面积',' chengbaomianji cbmj zhengbaomianji zbmj','');
INSERT INTO "_search" VALUES('resident',1,'周金山 419922195603260018 13800000215',' zhoujinshan zjs','419922195603260018 13800000215 ');
INSERT INTO "_search" VALUES('resident',2,'高美玲 419922195803280005 13800009005',' gaomeiling gml','419922195803280005 13800009005 ');
INSERT INTO "_search" VALUES('household',1,'02-0001 白杨村2组1号',' baiyangcun byc boyangcun zu z hao h xiao x','0001 ');
INSERT INTO "_search" VALUES('certificate',13,'证字〔2026〕第13号 李成林 试一试',' zhengzi zz di d hao h xiao x lichenglin lcl','2026 ');
CREATE TABLE _series (
  type TEXT NOT NULL, key TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (type, key)) STRICT;
INSERT INTO "_series" VALUES('certificate','2026',13);
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
  [note] TEXT,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "arrival" VALUES(1,1,'birth','2026-11-03','周安安',1,'grandson','2组',NULL,'male','2026-11-03',NULL,NULL,25);
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
INSERT INTO "certificate" VALUES(1,1,'证字〔2026〕第1号','2026-01-28','residence',20,'邓玉珍','女','1984年11月13日','419922198411130001','4组','13800005446','白杨村4组6号',NULL,'申请公租房','县住房保障中心',1,5,'2026-01-28',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(2,1,'证字〔2026〕第2号','2026-04-10','residence',2,'高美玲','女','1958年3月28日','419922195803280005','2组','13800009005','白杨村2组1号',NULL,'申请公租房','县住房保障中心',1,5,'2026-04-10',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(3,1,'证字〔2026〕第3号','2026-04-20','residence',5,'李成林','男','1964年1月24日','419922196401240013','1组','13800006994','白杨村1组2号',NULL,'孩子入学报名','县实验小学',1,5,'2026-04-20',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(4,1,'证字〔2026〕第4号','2026-04-21','residence',1,'周金山','男','1956年3月26日','419922195603260018','2组','13800000215','白杨村2组1号',NULL,'申请公租房','县住房保障中心',1,5,'2026-04-21',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(5,1,'证字〔2026〕第5号','2026-05-19','residence',21,'郑满仓','男','1963年11月13日','419922196311130013','4组','13800000348','白杨村4组7号',NULL,'办理医保转移','县医保局',1,5,'2026-05-19',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(6,1,'证字〔2026〕第6号','2026-06-24','residence',14,'张春生','男','1994年10月15日','419922199410150013','5组','13800006683','白杨村5组5号',NULL,'办理医保转移','县医保局',1,5,'2026-06-24',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(7,1,'证字〔2026〕第7号','2026-06-25','residence',24,'周金山','男','1942年8月2日','41992219420802001X','1组','13800003070','白杨村1组8号',NULL,'孩子入学报名','县实验小学',1,5,'2026-06-25',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(8,1,'证字〔2026〕第8号','2026-06-26','residence',2,'高美玲','女','1958年3月28日','419922195803280005','2组','13800009005','白杨村2组1号',NULL,'申请公租房','县住房保障中心',1,5,'2026-06-26',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(9,1,'证字〔2026〕第9号','2026-07-18','residence',23,'郑勇','男','1988年5月21日','419922198805210012','4组','13800006179','白杨村4组7号',NULL,'办理医保转移','县医保局',1,5,'2026-07-18',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(10,1,'证字〔2026〕第10号','2026-08-15','residence',10,'韩春生','男','1984年12月1日','41992219841201001X','3组','13800003459','白杨村3组3号',NULL,'办理医保转移','县医保局',1,5,'2026-08-15',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(11,1,'证字〔2026〕第11号','2026-09-20','residence',11,'韩玉珍','女','1988年1月4日','419922198801040001','3组','13800001039','白杨村3组3号',NULL,'孩子入学报名','县实验小学',1,5,'2026-09-20',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(12,1,'证字〔2026〕第12号','2026-10-13','residence',3,'周旭东','男','1981年3月25日','41992219810325001X','2组','13800008571','白杨村2组1号',NULL,'办理医保转移','县医保局',1,5,'2026-10-13',2,'李春生',NULL,'valid',NULL,NULL);
INSERT INTO "certificate" VALUES(13,2,'证字〔2026〕第13号','2026-11-23','residence',5,'李成林','男','1964年1月24日','419922196401240013','1组','13800006994','白杨村1组2号',NULL,'试一试',NULL,1,NULL,'2026-11-23',NULL,'李春生',NULL,'void','撤销了这次开具',NULL);
CREATE TABLE [departure] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [resident] INTEGER REFERENCES [resident](id) ON DELETE RESTRICT,
  [name] TEXT,
  [kind] TEXT,
  [happened_on] TEXT,
  [went_to] TEXT,
  [note] TEXT
) STRICT;
INSERT INTO "departure" VALUES(1,1,24,'周金山','death','2026-11-03',NULL,NULL);
CREATE TABLE [household] (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision INTEGER NOT NULL,
  [number] TEXT,
  [phone] TEXT,
  [address] TEXT,
  [note] TEXT
, [own_2] TEXT) STRICT;
INSERT INTO "household" VALUES(1,2,'02-0001',NULL,'白杨村2组1号',NULL,'3.25');
INSERT INTO "household" VALUES(2,1,'01-0002',NULL,'白杨村1组2号',NULL,NULL);
INSERT INTO "household" VALUES(3,1,'03-0003',NULL,'白杨村3组3号',NULL,NULL);
INSERT INTO "household" VALUES(4,1,'04-0004',NULL,'白杨村4组4号',NULL,NULL);
INSERT INTO "household" VALUES(5,1,'05-0005',NULL,'白杨村5组5号',NULL,NULL);
INSERT INTO "household" VALUES(6,1,'04-0006',NULL,'白杨村4组6号',NULL,NULL);
INSERT INTO "household" VALUES(7,1,'04-0007',NULL,'白杨村4组7号',NULL,NULL);
INSERT INTO "household" VALUES(8,1,'01-0008',NULL,'白杨村1组8号',NULL,NULL);
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
INSERT INTO "official" VALUES(1,1,3,'周旭东','party','书记','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(2,1,5,'李成林','committee','主任','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(3,1,9,'李丽娟','committee','文书','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(4,1,12,'程旭东','supervision','监委会主任','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(5,1,14,'张春生','supervision','委员','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(6,1,21,'郑满仓','collective','理事长','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(7,1,5,'李成林','group','1组组长','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(8,1,3,'周旭东','group','2组组长','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(9,1,9,'李丽娟','group','3组组长','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(10,1,12,'程旭东','group','4组组长','2026-03-18',NULL,NULL,NULL,NULL);
INSERT INTO "official" VALUES(11,1,14,'张春生','group','5组组长','2026-03-18',NULL,NULL,NULL,NULL);
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
INSERT INTO "own_field" VALUES(1,1,'resident','养老保险','choice','参加
没参加',NULL,'INTERNAL',NULL,NULL,NULL);
INSERT INTO "own_field" VALUES(2,1,'household','承包面积','decimal',NULL,NULL,'INTERNAL',NULL,NULL,NULL);
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
, [own_1] TEXT) STRICT;
INSERT INTO "resident" VALUES(1,2,'周金山',NULL,'male','419922195603260018','1956-03-26','01','13800000215',1,'head','2组','白杨村2组1号','living',1,1,1,1,NULL,'college','masses',NULL,NULL,NULL,NULL,'参加');
INSERT INTO "resident" VALUES(2,2,'高美玲',NULL,'female','419922195803280005','1958-03-28','01','13800009005',1,'wife','2组','白杨村2组1号','living',1,1,1,1,'married','senior','masses',NULL,NULL,NULL,NULL,'没参加');
INSERT INTO "resident" VALUES(3,1,'周旭东',NULL,'male','41992219810325001X','1981-03-25','01','13800008571',1,'son','2组','白杨村2组1号','living',1,1,1,1,NULL,'junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(4,1,'周若汐',NULL,'female','419922198405080001','1984-05-08','01','13800009684',1,'daughter','2组','白杨村2组1号','living',1,1,1,1,NULL,'primary','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(5,1,'李成林',NULL,'male','419922196401240013','1964-01-24','01','13800006994',2,'head','1组','白杨村1组2号','living',1,1,1,1,NULL,'senior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(6,1,'沈秀英',NULL,'female','419922196605050000','1966-05-05','01','13800001596',2,'wife','1组','白杨村1组2号','living',1,1,1,1,'married','junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(7,1,'李孝先',NULL,'male','419922198911050016','1989-11-05','01','13800007146',2,'son','1组','白杨村1组2号','away',1,0,1,1,NULL,'junior','masses','苏州','务工',NULL,NULL,NULL);
INSERT INTO "resident" VALUES(8,1,'韩䶮',NULL,'male','419922196001290011','1960-01-29','01','13800005517',3,'head','3组','白杨村3组3号','living',1,1,1,1,NULL,'senior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(9,1,'李丽娟',NULL,'female','419922196112090004','1961-12-09','01','13800002672',3,'wife','3组','白杨村3组3号','living',1,1,1,1,'married','college','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(10,1,'韩春生',NULL,'male','41992219841201001X','1984-12-01','01','13800003459',3,'son','3组','白杨村3组3号','living',1,1,1,1,NULL,'college','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(11,1,'韩玉珍',NULL,'female','419922198801040001','1988-01-04','01','13800001039',3,'daughter','3组','白杨村3组3号','living',1,1,1,1,NULL,'junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(12,1,'程旭东',NULL,'male','419922197210200013','1972-10-20','01','13800006802',4,'head','4组','白杨村4组4号','living',1,1,1,1,NULL,'primary','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(13,1,'欧阳婷婷',NULL,'female','419922197409240004','1974-09-24','01','13800004572',4,'wife','4组','白杨村4组4号','living',1,1,1,1,'married','college','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(14,1,'张春生',NULL,'male','419922199410150013','1994-10-15','01','13800006683',5,'head','5组','白杨村5组5号','away',1,0,1,1,NULL,'primary','masses','东莞','务工',NULL,NULL,NULL);
INSERT INTO "resident" VALUES(15,1,'张霞',NULL,'female','419922199601160003','1996-01-16','01','13800005901',5,'wife','5组','白杨村5组5号','living',1,1,1,1,'married','junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(16,1,'张磊',NULL,'male','419922201909150012','2019-09-15','01',NULL,5,'son','5组','白杨村5组5号','living',1,1,0,1,NULL,'primary','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(17,1,'邓春生',NULL,'male','419922195512110014','1955-12-11','01','13800008307',6,'head','4组','白杨村4组6号','living',1,1,1,1,NULL,'primary','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(18,1,'林燕',NULL,'female','419922195807080000','1958-07-08','01','13800008538',6,'wife','4组','白杨村4组6号','living',1,1,1,1,'married','senior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(19,1,'邓建国',NULL,'male','419922198106210013','1981-06-21','01','13800005158',6,'son','4组','白杨村4组6号','living',1,1,1,1,NULL,'senior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(20,1,'邓玉珍',NULL,'female','419922198411130001','1984-11-13','01','13800005446',6,'daughter','4组','白杨村4组6号','living',1,1,1,1,NULL,'junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(21,1,'郑满仓',NULL,'male','419922196311130013','1963-11-13','01','13800000348',7,'head','4组','白杨村4组7号','living',1,1,1,1,NULL,'primary','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(22,1,'萧燕',NULL,'female','419922196505180000','1965-05-18','01','13800002906',7,'wife','4组','白杨村4组7号','living',1,1,1,1,'married','college','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(23,1,'郑勇',NULL,'male','419922198805210012','1988-05-21','01','13800006179',7,'son','4组','白杨村4组7号','away',1,0,1,1,NULL,'college','masses','郑州','务工',NULL,NULL,NULL);
INSERT INTO "resident" VALUES(24,2,'周金山',NULL,'male','41992219420802001X','1942-08-02','01','13800003070',8,'head','1组','白杨村1组8号','dead',0,0,0,0,NULL,'junior','masses',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "resident" VALUES(25,1,'周安安',NULL,'male',NULL,'2026-11-03','01',NULL,1,'grandson','2组',NULL,'born',1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
  [note] TEXT
) STRICT;
INSERT INTO "seal_use" VALUES(1,1,'2026-01-28','committee','居住证明（邓玉珍）','县住房保障中心',1,2,'李春生','程旭东',NULL,1,NULL);
INSERT INTO "seal_use" VALUES(2,1,'2026-04-10','committee','居住证明（高美玲）','县住房保障中心',1,2,'李春生','程旭东',NULL,2,NULL);
INSERT INTO "seal_use" VALUES(3,1,'2026-04-20','committee','居住证明（李成林）','县实验小学',1,2,'李春生','程旭东',NULL,3,NULL);
INSERT INTO "seal_use" VALUES(4,1,'2026-04-21','committee','居住证明（周金山）','县住房保障中心',1,2,'李春生','程旭东',NULL,4,NULL);
INSERT INTO "seal_use" VALUES(5,1,'2026-05-19','committee','居住证明（郑满仓）','县医保局',1,2,'李春生','程旭东',NULL,5,NULL);
INSERT INTO "seal_use" VALUES(6,1,'2026-06-24','committee','居住证明（张春生）','县医保局',1,2,'李春生','程旭东',NULL,6,NULL);
INSERT INTO "seal_use" VALUES(7,1,'2026-06-25','committee','居住证明（周金山）','县实验小学',1,2,'李春生','程旭东',NULL,7,NULL);
INSERT INTO "seal_use" VALUES(8,1,'2026-06-26','committee','居住证明（高美玲）','县住房保障中心',1,2,'李春生','程旭东',NULL,8,NULL);
INSERT INTO "seal_use" VALUES(9,1,'2026-07-18','committee','居住证明（郑勇）','县医保局',1,2,'李春生','程旭东',NULL,9,NULL);
INSERT INTO "seal_use" VALUES(10,1,'2026-08-15','committee','居住证明（韩春生）','县医保局',1,2,'李春生','程旭东',NULL,10,NULL);
INSERT INTO "seal_use" VALUES(11,1,'2026-09-20','committee','居住证明（韩玉珍）','县实验小学',1,2,'李春生','程旭东',NULL,11,NULL);
INSERT INTO "seal_use" VALUES(12,1,'2026-10-13','committee','居住证明（周旭东）','县医保局',1,2,'李春生','程旭东',NULL,12,NULL);
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
INSERT INTO "special_group" VALUES(1,1,16,'disabled','2025-01-01',NULL,NULL,NULL,NULL);
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
  [seal_keeper] INTEGER REFERENCES [official](id) ON DELETE RESTRICT
) STRICT;
INSERT INTO "village" VALUES(1,2,'白杨村','柳河镇','平安县','河南省',NULL,'0394-5550123','白杨村 1 号','李春生','陈志强',4);
CREATE TABLE [village__supervision_phones] (
  parent INTEGER NOT NULL REFERENCES [village](id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  [office] TEXT,
  [number] TEXT
) STRICT;
INSERT INTO "village__supervision_phones" VALUES(1,0,'柳河镇纪委','0394-5550456');
INSERT INTO "village__supervision_phones" VALUES(1,1,'平安县民政局','0394-5550789');
CREATE INDEX _change_op ON _change(op);
CREATE INDEX _change_record ON _change(type, record_id);
CREATE INDEX [resident_household] ON [resident]([household]);
CREATE INDEX [special_group_resident] ON [special_group]([resident]);
CREATE INDEX [arrival_household] ON [arrival]([household]);
CREATE INDEX [arrival_resident] ON [arrival]([resident]);
CREATE INDEX [departure_resident] ON [departure]([resident]);
CREATE INDEX [certificate_resident] ON [certificate]([resident]);
CREATE INDEX [certificate_verifier] ON [certificate]([verifier]);
CREATE INDEX [certificate_approver] ON [certificate]([approver]);
CREATE INDEX [seal_use_approver] ON [seal_use]([approver]);
CREATE INDEX [seal_use_certificate] ON [seal_use]([certificate]);
CREATE INDEX [village_seal_keeper] ON [village]([seal_keeper]);
CREATE INDEX [village__supervision_phones_parent] ON [village__supervision_phones]([parent]);
CREATE INDEX [official_resident] ON [official]([resident]);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('village',1);
INSERT INTO "sqlite_sequence" VALUES('household',8);
INSERT INTO "sqlite_sequence" VALUES('resident',26);
INSERT INTO "sqlite_sequence" VALUES('special_group',1);
INSERT INTO "sqlite_sequence" VALUES('official',11);
INSERT INTO "sqlite_sequence" VALUES('certificate',13);
INSERT INTO "sqlite_sequence" VALUES('seal_use',13);
INSERT INTO "sqlite_sequence" VALUES('departure',1);
INSERT INTO "sqlite_sequence" VALUES('arrival',1);
INSERT INTO "sqlite_sequence" VALUES('own_field',2);
COMMIT;
