CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE header_map (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	fingerprint TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	mapping TEXT NOT NULL
)
 STRICT

;
CREATE TABLE influencer (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	real_name TEXT, 
	email TEXT, 
	email_key TEXT, 
	phone TEXT, 
	phone_key TEXT, 
	preferred_channel TEXT, 
	language TEXT, 
	country TEXT, 
	city TEXT, 
	timezone TEXT, 
	niche TEXT, 
	status TEXT NOT NULL, 
	blocked_reason TEXT, 
	agent_name TEXT, 
	agent_email TEXT, 
	address TEXT, 
	fit_reach INTEGER, 
	fit_authenticity INTEGER, 
	fit_engagement INTEGER, 
	fit_voice INTEGER, 
	notes TEXT, 
	source TEXT, 
	archived_at TEXT, contact_every_days INTEGER CONSTRAINT ck_influencer_contact_every_days CHECK (contact_every_days > 0), 
	CONSTRAINT ck_influencer_status CHECK (status IN ('prospect','active','resting','let_go','blocked')), 
	CONSTRAINT ck_influencer_fit_authenticity CHECK (fit_authenticity BETWEEN 0 AND 5), 
	CONSTRAINT ck_influencer_fit_engagement CHECK (fit_engagement BETWEEN 0 AND 5), 
	CONSTRAINT ck_influencer_fit_reach CHECK (fit_reach BETWEEN 0 AND 5), 
	CONSTRAINT ck_influencer_fit_voice CHECK (fit_voice BETWEEN 0 AND 5), 
	CONSTRAINT ck_influencer_name CHECK (length(trim(name)) > 0)
)
 STRICT

;
CREATE TABLE open_unit (
	id INTEGER NOT NULL, 
	unit INTEGER, 
	replaying INTEGER NOT NULL, 
	CONSTRAINT pk_open_unit PRIMARY KEY (id), 
	CONSTRAINT ck_open_unit_replaying CHECK (replaying IN (0,1))
)
 STRICT

;
CREATE TABLE roster_stale (
	influencer_id INTEGER NOT NULL, 
	CONSTRAINT pk_roster_stale PRIMARY KEY (influencer_id)
)
 STRICT

;
CREATE TABLE saved_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	screen TEXT NOT NULL, 
	name TEXT NOT NULL, 
	filter TEXT NOT NULL, 
	sort TEXT NOT NULL, 
	columns TEXT NOT NULL
)
 STRICT

;
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL
)
 STRICT

;
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	CONSTRAINT ck_tag_name CHECK (length(trim(name)) > 0)
)
 STRICT

;
CREATE TABLE unit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	label TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	topics TEXT NOT NULL, 
	undone_at TEXT, 
	dropped INTEGER NOT NULL, 
	CONSTRAINT ck_unit_dropped CHECK (dropped IN (0,1))
)
 STRICT

;
CREATE TABLE account (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	followers INTEGER, 
	following INTEGER, 
	avg_views INTEGER, 
	avg_likes INTEGER, 
	avg_comments INTEGER, 
	avg_relevant_comments INTEGER, 
	avg_shares INTEGER, 
	avg_saves INTEGER, 
	avg_link_clicks INTEGER, 
	stated_rate REAL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	platform TEXT NOT NULL, 
	handle TEXT NOT NULL, 
	handle_key TEXT NOT NULL, 
	url TEXT, 
	url_key TEXT, 
	audience_country TEXT, 
	checked_on TEXT, 
	CONSTRAINT fk_account_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE, 
	CONSTRAINT ck_account_handle CHECK (length(trim(handle)) > 0), 
	CONSTRAINT ck_account_checked_on CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_account_followers CHECK (followers >= 0), 
	CONSTRAINT ck_account_following CHECK (following >= 0), 
	CONSTRAINT ck_account_avg_views CHECK (avg_views >= 0), 
	CONSTRAINT ck_account_avg_likes CHECK (avg_likes >= 0), 
	CONSTRAINT ck_account_avg_comments CHECK (avg_comments >= 0), 
	CONSTRAINT ck_account_avg_relevant_comments CHECK (avg_relevant_comments >= 0), 
	CONSTRAINT ck_account_avg_shares CHECK (avg_shares >= 0), 
	CONSTRAINT ck_account_avg_saves CHECK (avg_saves >= 0), 
	CONSTRAINT ck_account_avg_link_clicks CHECK (avg_link_clicks >= 0)
)
 STRICT

;
CREATE TABLE alias (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT fk_alias_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE, 
	CONSTRAINT ck_alias_name CHECK (length(trim(name)) > 0)
)
 STRICT

;
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	unit INTEGER NOT NULL, 
	"table" TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	last_row INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT fk_change_unit_unit FOREIGN KEY(unit) REFERENCES unit (id) ON DELETE CASCADE, 
	CONSTRAINT ck_change_last_row CHECK (last_row >= row)
)
 STRICT

;
CREATE TABLE custom_value (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT fk_custom_value_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE import_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	unit INTEGER, 
	at TEXT NOT NULL, 
	file TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	counts TEXT NOT NULL, 
	CONSTRAINT fk_import_run_unit_unit FOREIGN KEY(unit) REFERENCES unit (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE influencer_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT fk_influencer_tag_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE, 
	CONSTRAINT fk_influencer_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	quoted_on TEXT NOT NULL, 
	CONSTRAINT ck_rate_amount_minor CHECK (amount_minor >= 0), 
	CONSTRAINT fk_rate_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE, 
	CONSTRAINT ck_rate_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_rate_quoted_on CHECK (quoted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE TABLE roster_line (
	influencer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	handle TEXT, 
	platform TEXT, 
	followers INTEGER, 
	following INTEGER, 
	avg_views INTEGER, 
	avg_likes INTEGER, 
	avg_comments INTEGER, 
	engagement_rate REAL, 
	engagement_basis TEXT, 
	status TEXT NOT NULL, 
	country TEXT, 
	city TEXT, 
	language TEXT, 
	niche TEXT, 
	tags TEXT, 
	fit REAL, 
	rate_minor INTEGER, 
	rate_currency TEXT, 
	accounts INTEGER NOT NULL, 
	email TEXT, 
	phone TEXT, 
	source TEXT, 
	agent_name TEXT, 
	archived INTEGER NOT NULL, 
	updated_at TEXT NOT NULL, 
	CONSTRAINT pk_roster_line PRIMARY KEY (influencer_id), 
	CONSTRAINT fk_roster_line_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE roster_search (
	influencer_id INTEGER NOT NULL, 
	folded TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_roster_search PRIMARY KEY (influencer_id), 
	CONSTRAINT fk_roster_search_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE account_reading (
	followers INTEGER, 
	following INTEGER, 
	avg_views INTEGER, 
	avg_likes INTEGER, 
	avg_comments INTEGER, 
	avg_relevant_comments INTEGER, 
	avg_shares INTEGER, 
	avg_saves INTEGER, 
	avg_link_clicks INTEGER, 
	stated_rate REAL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	read_on TEXT NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT fk_account_reading_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT ck_account_reading_read_on CHECK (read_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_account_reading_followers CHECK (followers >= 0), 
	CONSTRAINT ck_account_reading_following CHECK (following >= 0), 
	CONSTRAINT ck_account_reading_avg_views CHECK (avg_views >= 0), 
	CONSTRAINT ck_account_reading_avg_likes CHECK (avg_likes >= 0), 
	CONSTRAINT ck_account_reading_avg_comments CHECK (avg_comments >= 0), 
	CONSTRAINT ck_account_reading_avg_relevant_comments CHECK (avg_relevant_comments >= 0), 
	CONSTRAINT ck_account_reading_avg_shares CHECK (avg_shares >= 0), 
	CONSTRAINT ck_account_reading_avg_saves CHECK (avg_saves >= 0), 
	CONSTRAINT ck_account_reading_avg_link_clicks CHECK (avg_link_clicks >= 0)
)
 STRICT

;
CREATE TABLE cadence (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	scope TEXT NOT NULL, 
	stage TEXT, 
	channel TEXT, 
	park_days INTEGER NOT NULL, 
	switch_after INTEGER NOT NULL, 
	CONSTRAINT ck_cadence_channel CHECK (channel IN ('mail','dm','kakao','phone','other')), 
	CONSTRAINT ck_cadence_stage CHECK (stage IN ('identified','warming','contacted','replied','negotiating','agreed','wrapped','declined','no_reply')), 
	CONSTRAINT ck_cadence_park_days CHECK (park_days > 0), 
	CONSTRAINT ck_cadence_switch_after CHECK (switch_after >= 0)
)
 STRICT

;
CREATE TABLE campaign (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	brand TEXT, 
	market TEXT, 
	starts_on TEXT, 
	ends_on TEXT, 
	currency TEXT, 
	archived_at TEXT, objective TEXT CONSTRAINT ck_campaign_objective CHECK (objective IN ('awareness','leads','sales','seo','ugc','feedback')), status TEXT DEFAULT 'planned' NOT NULL CONSTRAINT ck_campaign_status CHECK (status IN ('planned','running','wrapped')), product TEXT, landing_url TEXT, budget_minor INTEGER CONSTRAINT ck_campaign_budget_minor CHECK (budget_minor >= 0), hourly_rate_minor INTEGER CONSTRAINT ck_campaign_hourly_rate_minor CHECK (hourly_rate_minor >= 0), brief_summary TEXT, brief_messages TEXT, brief_do TEXT, brief_dont TEXT, brief_hashtags TEXT, disclosure_text TEXT, retro_boost TEXT, retro_fix TEXT, retro_part TEXT, retro_recruit TEXT, margin_percent TEXT, image_conclusion TEXT, next_steps TEXT, 
	CONSTRAINT ck_campaign_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_campaign_ends_on CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_campaign_starts_on CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_campaign_name CHECK (length(trim(name)) > 0)
)
 STRICT

;
CREATE TABLE day_note (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	on_day TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT ck_day_note_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE TABLE snooze (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	"row" INTEGER NOT NULL, 
	was_on TEXT, 
	until_on TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT ck_snooze_until_on CHECK (until_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_snooze_was_on CHECK (was_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE TABLE template (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT, 
	body TEXT NOT NULL, 
	archived_at TEXT, 
	CONSTRAINT ck_template_channel CHECK (channel IN ('mail','dm','kakao','phone','other')), 
	CONSTRAINT ck_template_key CHECK (length(trim(key)) > 0), 
	CONSTRAINT ck_template_name CHECK (length(trim(name)) > 0)
)
 STRICT

;
CREATE TABLE cadence_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	cadence_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	wait_business_days INTEGER NOT NULL, 
	channel TEXT, 
	template TEXT, 
	CONSTRAINT ck_cadence_step_channel CHECK (channel IN ('mail','dm','kakao','phone','other')), 
	CONSTRAINT ck_cadence_step_wait_business_days CHECK (wait_business_days > 0), 
	CONSTRAINT fk_cadence_step_cadence_id_cadence FOREIGN KEY(cadence_id) REFERENCES cadence (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE collaboration (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	campaign_id INTEGER, 
	stage TEXT NOT NULL, 
	stage_since TEXT NOT NULL, 
	waiting_on TEXT NOT NULL, 
	next_step TEXT, 
	next_kind TEXT, 
	next_step_on TEXT, 
	clock_on TEXT, 
	cadence_step INTEGER NOT NULL, 
	unanswered INTEGER NOT NULL, 
	last_on TEXT, 
	last_direction TEXT, 
	last_channel TEXT, 
	written_on TEXT, 
	deal_kind TEXT, 
	asked_minor INTEGER, 
	asked_currency TEXT, 
	offered_minor INTEGER, 
	offered_currency TEXT, 
	fee_minor INTEGER, 
	fee_currency TEXT, 
	commission_percent TEXT, 
	promo_code TEXT, 
	decision TEXT, 
	decision_reason TEXT, 
	notes TEXT, 
	CONSTRAINT ck_collaboration_clock_on CHECK (clock_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_collaboration_deal_kind CHECK (deal_kind IN ('paid','gifted','commission','performance','hybrid')), 
	CONSTRAINT ck_collaboration_decision CHECK (decision IN ('renew','fix','let_go')), 
	CONSTRAINT ck_collaboration_last_channel CHECK (last_channel IN ('mail','dm','kakao','phone','other')), 
	CONSTRAINT ck_collaboration_last_direction CHECK (last_direction IN ('out','in')), 
	CONSTRAINT ck_collaboration_next_kind CHECK (next_kind IN ('first','follow_up','reply','again','own')), 
	CONSTRAINT ck_collaboration_next_step_on CHECK (next_step_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_collaboration_stage CHECK (stage IN ('identified','warming','contacted','replied','negotiating','agreed','wrapped','declined','no_reply')), 
	CONSTRAINT ck_collaboration_stage_since CHECK (stage_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_collaboration_waiting_on CHECK (waiting_on IN ('me','influencer','shipping','finance','client')), 
	CONSTRAINT ck_collaboration_asked_currency CHECK ((asked_minor IS NULL) = (asked_currency IS NULL)), 
	CONSTRAINT ck_collaboration_fee_currency CHECK ((fee_minor IS NULL) = (fee_currency IS NULL)), 
	CONSTRAINT ck_collaboration_offered_currency CHECK ((offered_minor IS NULL) = (offered_currency IS NULL)), 
	CONSTRAINT ck_collaboration_asked_minor CHECK (asked_minor >= 0), 
	CONSTRAINT ck_collaboration_cadence_step CHECK (cadence_step >= 0), 
	CONSTRAINT ck_collaboration_fee_minor CHECK (fee_minor >= 0), 
	CONSTRAINT ck_collaboration_offered_minor CHECK (offered_minor >= 0), 
	CONSTRAINT ck_collaboration_unanswered CHECK (unanswered >= 0), 
	CONSTRAINT fk_collaboration_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_collaboration_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE task (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	influencer_id INTEGER, 
	campaign_id INTEGER, 
	done_at TEXT, 
	CONSTRAINT ck_task_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_task_title CHECK (length(trim(title)) > 0), 
	CONSTRAINT fk_task_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_task_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE offer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	note TEXT, 
	CONSTRAINT ck_offer_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_offer_kind CHECK (kind IN ('asked','offered','agreed')), 
	CONSTRAINT ck_offer_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_offer_amount_minor CHECK (amount_minor >= 0), 
	CONSTRAINT fk_offer_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE touch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	collaboration_id INTEGER, 
	at TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT, 
	body TEXT, 
	template TEXT, 
	minutes INTEGER, 
	answered_on TEXT, 
	CONSTRAINT ck_touch_answered_on CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_touch_channel CHECK (channel IN ('mail','dm','kakao','phone','other')), 
	CONSTRAINT ck_touch_direction CHECK (direction IN ('out','in')), 
	CONSTRAINT ck_touch_kind CHECK (kind IN ('message','warm_up','call','meeting','note')), 
	CONSTRAINT ck_touch_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_touch_minutes CHECK (minutes >= 0), 
	CONSTRAINT fk_touch_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE SET NULL, 
	CONSTRAINT fk_touch_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE product (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	sku TEXT, 
	cost_minor INTEGER, 
	cost_currency TEXT, 
	stock INTEGER, 
	archived_at TEXT, 
	CONSTRAINT ck_product_cost_currency CHECK ((cost_minor IS NULL) = (cost_currency IS NULL)), 
	CONSTRAINT ck_product_cost_minor CHECK (cost_minor >= 0), 
	CONSTRAINT ck_product_name CHECK (length(trim(name)) > 0), 
	CONSTRAINT ck_product_stock CHECK (stock >= 0)
)
 STRICT

;
CREATE TABLE candidate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	influencer_id INTEGER NOT NULL, 
	fee_minor INTEGER, 
	fee_currency TEXT, 
	CONSTRAINT ck_candidate_fee_currency CHECK ((fee_minor IS NULL) = (fee_currency IS NULL)), 
	CONSTRAINT ck_candidate_fee_minor CHECK (fee_minor >= 0), 
	CONSTRAINT fk_candidate_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE, 
	CONSTRAINT fk_candidate_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE checklist_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	state TEXT NOT NULL, 
	note TEXT, 
	on_day TEXT NOT NULL, 
	CONSTRAINT ck_checklist_mark_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_checklist_mark_state CHECK (state IN ('done','waived')), 
	CONSTRAINT ck_checklist_mark_item CHECK (length(trim(item)) > 0), 
	CONSTRAINT fk_checklist_mark_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE target (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	metric TEXT NOT NULL, 
	goal TEXT NOT NULL, 
	CONSTRAINT ck_target_metric CHECK (metric IN ('reach','impressions','views','engagements','clicks','sessions','leads','conversions','revenue','new_followers','roi','posts','influencers')), 
	CONSTRAINT ck_target_goal CHECK (length(trim(goal)) > 0), 
	CONSTRAINT fk_target_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE breach (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	action TEXT, 
	settled_on TEXT, 
	CONSTRAINT ck_breach_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_breach_settled_on CHECK (settled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_breach_what CHECK (length(trim(what)) > 0), 
	CONSTRAINT fk_breach_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE contract (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	scope TEXT, 
	compensation TEXT, 
	sent_on TEXT, 
	signed_on TEXT, 
	starts_on TEXT, 
	ends_on TEXT, 
	file TEXT, 
	clauses TEXT NOT NULL, 
	exclusivity TEXT, 
	exclusivity_until TEXT, payment_days INTEGER CONSTRAINT ck_contract_payment_days CHECK (payment_days >= 0), 
	CONSTRAINT ck_contract_ends_on CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contract_exclusivity_until CHECK (exclusivity_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contract_sent_on CHECK (sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contract_signed_on CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contract_starts_on CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contract_status CHECK (status IN ('draft','sent','signed','ended','cancelled')), 
	CONSTRAINT fk_contract_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE deliverable (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	account_id INTEGER, 
	kind TEXT NOT NULL, 
	title TEXT, 
	substance TEXT, 
	draft_due_on TEXT, 
	live_due_on TEXT, 
	state TEXT NOT NULL, 
	state_since TEXT NOT NULL, 
	round INTEGER NOT NULL, 
	draft_ref TEXT, 
	caption TEXT, 
	post_url TEXT, 
	live_on TEXT, 
	reason TEXT, post_platform TEXT, post_id TEXT, measure_due_on TEXT CONSTRAINT ck_deliverable_measure_due_on CHECK (measure_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), measured_on TEXT CONSTRAINT ck_deliverable_measured_on CHECK (measured_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), payment_due_on TEXT CONSTRAINT ck_deliverable_payment_due_on CHECK (payment_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_deliverable_draft_due_on CHECK (draft_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_deliverable_kind CHECK (kind IN ('post','carousel','story','reel','short','video','live','blog','other')), 
	CONSTRAINT ck_deliverable_live_due_on CHECK (live_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_deliverable_live_on CHECK (live_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_deliverable_state CHECK (state IN ('briefed','drafting','submitted','changes_requested','approved','live','cancelled')), 
	CONSTRAINT ck_deliverable_round CHECK (round >= 0), 
	CONSTRAINT fk_deliverable_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_deliverable_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE shipment (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	product_id INTEGER, 
	quantity INTEGER NOT NULL, 
	chosen_on TEXT, 
	sent_on TEXT, 
	courier TEXT, 
	tracking_no TEXT, 
	delivered_on TEXT, 
	post_due_on TEXT, 
	returned_on TEXT, 
	notes TEXT, shipping_minor INTEGER CONSTRAINT ck_shipment_shipping_minor CHECK (shipping_minor >= 0), shipping_currency TEXT CONSTRAINT ck_shipment_shipping_currency CHECK ((shipping_minor IS NULL) = (shipping_currency IS NULL)), 
	CONSTRAINT ck_shipment_chosen_on CHECK (chosen_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_shipment_delivered_on CHECK (delivered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_shipment_post_due_on CHECK (post_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_shipment_returned_on CHECK (returned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_shipment_sent_on CHECK (sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_shipment_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_shipment_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE, 
	CONSTRAINT fk_shipment_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE tracked_link (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	utm_source TEXT, 
	utm_medium TEXT, 
	utm_campaign TEXT, 
	utm_content TEXT, 
	utm_term TEXT, 
	slug TEXT, 
	CONSTRAINT ck_tracked_link_url CHECK (length(trim(url)) > 0), 
	CONSTRAINT fk_tracked_link_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE asset (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	collaboration_id INTEGER, 
	deliverable_id INTEGER, 
	place TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	style TEXT, 
	title TEXT, 
	captured_on TEXT NOT NULL, 
	sha256 TEXT, 
	size_bytes INTEGER, 
	notes TEXT, 
	CONSTRAINT ck_asset_captured_on CHECK (captured_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_asset_kind CHECK (kind IN ('post','photo','video','audio','text','other')), 
	CONSTRAINT ck_asset_sha256 CHECK (length(sha256)=64), 
	CONSTRAINT ck_asset_place CHECK (length(trim(place)) > 0), 
	CONSTRAINT ck_asset_style CHECK (length(trim(style)) > 0), 
	CONSTRAINT ck_asset_size_bytes CHECK (size_bytes >= 0), 
	CONSTRAINT fk_asset_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE SET NULL, 
	CONSTRAINT fk_asset_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE SET NULL, 
	CONSTRAINT fk_asset_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE compliance_check (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deliverable_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	ok INTEGER NOT NULL, 
	evidence TEXT, 
	by_whom TEXT, 
	on_day TEXT NOT NULL, 
	CONSTRAINT ck_compliance_check_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_compliance_check_item CHECK (length(trim(item)) > 0), 
	CONSTRAINT ck_compliance_check_ok CHECK (ok IN (0,1)), 
	CONSTRAINT fk_compliance_check_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE live_check (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deliverable_id INTEGER NOT NULL, 
	after_days INTEGER NOT NULL, 
	due_on TEXT NOT NULL, 
	on_day TEXT, 
	live INTEGER, 
	labelled INTEGER, 
	note TEXT, 
	CONSTRAINT ck_live_check_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_live_check_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_live_check_after_days CHECK (after_days >= 0), 
	CONSTRAINT ck_live_check_labelled CHECK (labelled IN (0,1)), 
	CONSTRAINT ck_live_check_live CHECK (live IN (0,1)), 
	CONSTRAINT fk_live_check_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deliverable_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	reason TEXT, 
	draft_ref TEXT, 
	on_day TEXT NOT NULL, 
	CONSTRAINT ck_review_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_review_verdict CHECK (verdict IN ('approved','changes')), 
	CONSTRAINT ck_review_round CHECK (round >= 0), 
	CONSTRAINT fk_review_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE usage_right (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	deliverable_id INTEGER, 
	layer TEXT NOT NULL, 
	territory TEXT, 
	begins TEXT NOT NULL, 
	lasts_days INTEGER, 
	starts_on TEXT, 
	ends_on TEXT, 
	remind_on TEXT, 
	notes TEXT, 
	CONSTRAINT ck_usage_right_begins CHECK (begins IN ('date','signature','live')), 
	CONSTRAINT ck_usage_right_ends_on CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_usage_right_layer CHECK (layer IN ('organic','paid','whitelisting','print')), 
	CONSTRAINT ck_usage_right_remind_on CHECK (remind_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_usage_right_starts_on CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_usage_right_lasts_days CHECK (lasts_days > 0), 
	CONSTRAINT fk_usage_right_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE, 
	CONSTRAINT fk_usage_right_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE budget_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	category TEXT NOT NULL, 
	planned_minor INTEGER NOT NULL, 
	note TEXT, 
	CONSTRAINT ck_budget_line_category CHECK (category IN ('fee','commission','product','shipping','production','boost','tools','other')), 
	CONSTRAINT ck_budget_line_planned_minor CHECK (planned_minor >= 0), 
	CONSTRAINT fk_budget_line_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE commission_term (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	method TEXT NOT NULL, 
	hold_days INTEGER NOT NULL, 
	CONSTRAINT ck_commission_term_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_commission_term_method CHECK (method IN ('marginal','whole')), 
	CONSTRAINT ck_commission_term_hold_days CHECK (hold_days >= 0), 
	CONSTRAINT fk_commission_term_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE commission_tier (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	commission_term_id INTEGER NOT NULL, 
	from_on TEXT, 
	from_minor INTEGER NOT NULL, 
	percent TEXT NOT NULL, 
	CONSTRAINT ck_commission_tier_from_on CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_commission_tier_from_minor CHECK (from_minor >= 0), 
	CONSTRAINT ck_commission_tier_percent CHECK (length(trim(percent)) > 0), 
	CONSTRAINT fk_commission_tier_commission_term_id_commission_term FOREIGN KEY(commission_term_id) REFERENCES commission_term (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE commission_sale (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collaboration_id INTEGER NOT NULL, 
	starts_on TEXT NOT NULL, 
	ends_on TEXT NOT NULL, 
	sales_minor INTEGER NOT NULL, 
	refunds_minor INTEGER NOT NULL, 
	note TEXT, 
	CONSTRAINT ck_commission_sale_ends_on CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_commission_sale_starts_on CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_commission_sale_refunds_minor CHECK (refunds_minor >= 0), 
	CONSTRAINT ck_commission_sale_sales_minor CHECK (sales_minor >= 0), 
	CONSTRAINT ck_commission_sale_period CHECK (starts_on <= ends_on), 
	CONSTRAINT fk_commission_sale_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE cost (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER, 
	collaboration_id INTEGER, 
	channel TEXT, 
	category TEXT NOT NULL, 
	description TEXT, 
	payee TEXT, 
	amount_minor INTEGER NOT NULL, 
	amount_currency TEXT NOT NULL, 
	exchange_rate TEXT, 
	counted_minor INTEGER, 
	counted_currency TEXT, 
	state TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	due_on TEXT, 
	due_from TEXT, 
	hold_until TEXT, 
	invoice_ref TEXT, 
	document TEXT, 
	withheld_minor INTEGER, 
	paid_on TEXT, 
	paid_ref TEXT, 
	origin TEXT, 
	shipment_id INTEGER, 
	commission_sale_id INTEGER, 
	part_of INTEGER, 
	over_note TEXT, 
	notes TEXT, 
	CONSTRAINT ck_cost_paid CHECK ((state = 'paid') = (paid_on IS NOT NULL)), 
	CONSTRAINT ck_cost_amount_currency CHECK (amount_currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_cost_category CHECK (category IN ('fee','commission','product','shipping','production','boost','tools','other')), 
	CONSTRAINT ck_cost_due_from CHECK (due_from IN ('typed','terms','live')), 
	CONSTRAINT ck_cost_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_hold_until CHECK (hold_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_origin CHECK (origin IN ('fee','product','shipping','commission')), 
	CONSTRAINT ck_cost_paid_on CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_state CHECK (state IN ('planned','committed','invoiced','paid','cancelled')), 
	CONSTRAINT ck_cost_counted CHECK ((counted_minor IS NULL) = (counted_currency IS NULL)), 
	CONSTRAINT ck_cost_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_cost_withheld_minor CHECK (withheld_minor >= 0), 
	CONSTRAINT fk_cost_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_cost_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE SET NULL, 
	CONSTRAINT fk_cost_commission_sale_id_commission_sale FOREIGN KEY(commission_sale_id) REFERENCES commission_sale (id) ON DELETE SET NULL, 
	CONSTRAINT fk_cost_part_of_cost FOREIGN KEY(part_of) REFERENCES cost (id) ON DELETE SET NULL, 
	CONSTRAINT fk_cost_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE budget_total (
	campaign_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	category TEXT NOT NULL, 
	amount_currency TEXT NOT NULL, 
	counted_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	CONSTRAINT pk_budget_total PRIMARY KEY (campaign_id, state, category, amount_currency, counted_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE cost_total (
	campaign_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	category TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	amount_currency TEXT NOT NULL, 
	counted_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	CONSTRAINT pk_cost_total PRIMARY KEY (campaign_id, state, category, channel, amount_currency, counted_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE exchange_rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	from_currency TEXT NOT NULL, 
	to_currency TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	rate TEXT NOT NULL, 
	CONSTRAINT ck_exchange_rate_from_currency CHECK (from_currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_exchange_rate_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_exchange_rate_to_currency CHECK (to_currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_exchange_rate_rate CHECK (length(trim(rate)) > 0)
)
 STRICT

;
CREATE TABLE payee (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	influencer_id INTEGER NOT NULL, 
	legal_name TEXT, 
	tax_kind TEXT, 
	tax_id TEXT, 
	withholding_percent TEXT, 
	vat_percent TEXT, 
	bank TEXT, 
	account_no TEXT, 
	notes TEXT, 
	CONSTRAINT ck_payee_tax_kind CHECK (tax_kind IN ('individual','business','simplified','other')), 
	CONSTRAINT ck_payee_vat_percent CHECK (length(trim(vat_percent)) > 0), 
	CONSTRAINT ck_payee_withholding_percent CHECK (length(trim(withholding_percent)) > 0), 
	CONSTRAINT fk_payee_influencer_id_influencer FOREIGN KEY(influencer_id) REFERENCES influencer (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE time_total (
	campaign_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	hourly_rate_currency TEXT NOT NULL, 
	hourly_rate_minor INTEGER NOT NULL, 
	many INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	CONSTRAINT pk_time_total PRIMARY KEY (campaign_id, channel, hourly_rate_currency, hourly_rate_minor)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE work_time (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER, 
	collaboration_id INTEGER, 
	channel TEXT, 
	on_day TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	hourly_rate_minor INTEGER, 
	hourly_rate_currency TEXT, 
	touch_id INTEGER, 
	note TEXT, 
	CONSTRAINT ck_work_time_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_work_time_hourly_rate_currency CHECK ((hourly_rate_minor IS NULL) = (hourly_rate_currency IS NULL)), 
	CONSTRAINT ck_work_time_hourly_rate_minor CHECK (hourly_rate_minor >= 0), 
	CONSTRAINT ck_work_time_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_work_time_minutes CHECK (minutes > 0), 
	CONSTRAINT fk_work_time_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_work_time_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE SET NULL, 
	CONSTRAINT fk_work_time_touch_id_touch FOREIGN KEY(touch_id) REFERENCES touch (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE channel_name (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel TEXT NOT NULL, 
	written TEXT NOT NULL, 
	CONSTRAINT ck_channel_name_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_channel_name_written CHECK (length(trim(written)) > 0)
)
 STRICT

;
CREATE TABLE conversion_total (
	campaign_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	month TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	attributed_by TEXT NOT NULL, 
	counts INTEGER NOT NULL, 
	amount_currency TEXT NOT NULL, 
	counted_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	refunded_minor INTEGER NOT NULL, 
	CONSTRAINT pk_conversion_total PRIMARY KEY (campaign_id, channel, month, kind, attributed_by, counts, amount_currency, counted_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE cost_month (
	campaign_id INTEGER NOT NULL, 
	month TEXT NOT NULL, 
	state TEXT NOT NULL, 
	amount_currency TEXT NOT NULL, 
	counted_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	CONSTRAINT pk_cost_month PRIMARY KEY (campaign_id, month, state, amount_currency, counted_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE day_total (
	campaign_id INTEGER NOT NULL, 
	collaboration_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	label TEXT NOT NULL, 
	source TEXT NOT NULL, 
	spend_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	impressions INTEGER NOT NULL, 
	views INTEGER NOT NULL, 
	likes INTEGER NOT NULL, 
	comments INTEGER NOT NULL, 
	shares INTEGER NOT NULL, 
	saves INTEGER NOT NULL, 
	clicks INTEGER NOT NULL, 
	sessions INTEGER NOT NULL, 
	leads INTEGER NOT NULL, 
	new_followers INTEGER NOT NULL, 
	interactions INTEGER NOT NULL, 
	new_users INTEGER NOT NULL, 
	events INTEGER NOT NULL, 
	stated_conversions INTEGER NOT NULL, 
	spend_minor INTEGER NOT NULL, 
	CONSTRAINT pk_day_total PRIMARY KEY (campaign_id, collaboration_id, channel, label, source, spend_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE emv_rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel TEXT NOT NULL, 
	cpm_minor INTEGER NOT NULL, 
	cpm_currency TEXT NOT NULL, 
	CONSTRAINT ck_emv_rate_cpm_currency CHECK (cpm_currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_emv_rate_cpm_minor CHECK (cpm_minor >= 0), 
	CONSTRAINT ck_emv_rate_channel CHECK (length(trim(channel)) > 0)
)
 STRICT

;
CREATE TABLE figures_total (
	campaign_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	measured INTEGER NOT NULL, 
	impressions INTEGER NOT NULL, 
	impressions_n INTEGER NOT NULL, 
	reach INTEGER NOT NULL, 
	reach_n INTEGER NOT NULL, 
	views INTEGER NOT NULL, 
	views_n INTEGER NOT NULL, 
	likes INTEGER NOT NULL, 
	likes_n INTEGER NOT NULL, 
	comments INTEGER NOT NULL, 
	comments_n INTEGER NOT NULL, 
	relevant_comments INTEGER NOT NULL, 
	relevant_comments_n INTEGER NOT NULL, 
	shares INTEGER NOT NULL, 
	shares_n INTEGER NOT NULL, 
	saves INTEGER NOT NULL, 
	saves_n INTEGER NOT NULL, 
	clicks INTEGER NOT NULL, 
	clicks_n INTEGER NOT NULL, 
	sessions INTEGER NOT NULL, 
	sessions_n INTEGER NOT NULL, 
	leads INTEGER NOT NULL, 
	leads_n INTEGER NOT NULL, 
	new_followers INTEGER NOT NULL, 
	new_followers_n INTEGER NOT NULL, 
	engagements INTEGER NOT NULL, 
	engagements_n INTEGER NOT NULL, 
	CONSTRAINT pk_figures_total PRIMARY KEY (campaign_id, channel, kind)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE piece_line (
	deliverable_id INTEGER NOT NULL, 
	collaboration_id INTEGER NOT NULL, 
	influencer_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	live_on TEXT, 
	readings INTEGER NOT NULL, 
	impressions INTEGER, 
	reach INTEGER, 
	views INTEGER, 
	likes INTEGER, 
	comments INTEGER, 
	relevant_comments INTEGER, 
	shares INTEGER, 
	saves INTEGER, 
	clicks INTEGER, 
	sessions INTEGER, 
	leads INTEGER, 
	new_followers INTEGER, 
	engagements INTEGER, 
	CONSTRAINT pk_piece_line PRIMARY KEY (deliverable_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE result_line (
	collaboration_id INTEGER NOT NULL, 
	influencer_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	format TEXT NOT NULL, 
	pieces INTEGER NOT NULL, 
	conversions INTEGER NOT NULL, 
	revenue_minor INTEGER NOT NULL, 
	cost_minor INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	time_minor INTEGER NOT NULL, 
	is_partial INTEGER NOT NULL, 
	roi REAL, 
	CONSTRAINT pk_result_line PRIMARY KEY (collaboration_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE result_stale (
	collaboration_id INTEGER NOT NULL, 
	CONSTRAINT pk_result_stale PRIMARY KEY (collaboration_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE shared_code (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code TEXT NOT NULL, 
	code_key TEXT NOT NULL, 
	CONSTRAINT ck_shared_code_code CHECK (length(trim(code)) > 0)
)
 STRICT

;
CREATE TABLE spelling (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	part TEXT NOT NULL, 
	written TEXT NOT NULL, 
	written_key TEXT NOT NULL, 
	means TEXT NOT NULL, 
	CONSTRAINT ck_spelling_part CHECK (part IN ('source','medium','campaign','content','term')), 
	CONSTRAINT ck_spelling_means CHECK (length(trim(means)) > 0), 
	CONSTRAINT ck_spelling_written CHECK (length(trim(written)) > 0)
)
 STRICT

;
CREATE TABLE talk_total (
	collaboration_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	attributed_by TEXT NOT NULL, 
	counts INTEGER NOT NULL, 
	amount_currency TEXT NOT NULL, 
	counted_currency TEXT NOT NULL, 
	many INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	counted_minor INTEGER NOT NULL, 
	refunded_minor INTEGER NOT NULL, 
	CONSTRAINT pk_talk_total PRIMARY KEY (collaboration_id, campaign_id, kind, attributed_by, counts, amount_currency, counted_currency)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE brand_reading (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER, 
	on_day TEXT NOT NULL, 
	phase TEXT, 
	channel TEXT, 
	followers INTEGER, 
	searches INTEGER, 
	mentions INTEGER, 
	sentiment TEXT, 
	source TEXT NOT NULL, 
	notes TEXT, 
	CONSTRAINT ck_brand_reading_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_brand_reading_phase CHECK (phase IN ('before','during','after')), 
	CONSTRAINT ck_brand_reading_source CHECK (source IN ('influencer','verified','import')), 
	CONSTRAINT ck_brand_reading_followers CHECK (followers >= 0), 
	CONSTRAINT ck_brand_reading_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_brand_reading_sentiment CHECK (length(trim(sentiment)) > 0), 
	CONSTRAINT ck_brand_reading_mentions CHECK (mentions >= 0), 
	CONSTRAINT ck_brand_reading_searches CHECK (searches >= 0), 
	CONSTRAINT fk_brand_reading_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE conversion_goal (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	value_minor INTEGER, 
	value_currency TEXT, 
	ltv_minor INTEGER, 
	ltv_currency TEXT, 
	rate TEXT, 
	CONSTRAINT ck_conversion_goal_kind CHECK (kind IN ('purchase','enquiry','quote','visit','newsletter','download','time_on_page','interaction','video_click','own')), 
	CONSTRAINT ck_conversion_goal_ltv_currency CHECK ((ltv_minor IS NULL) = (ltv_currency IS NULL)), 
	CONSTRAINT ck_conversion_goal_rate_of_ltv CHECK ((ltv_minor IS NULL) = (rate IS NULL)), 
	CONSTRAINT ck_conversion_goal_value_currency CHECK ((value_minor IS NULL) = (value_currency IS NULL)), 
	CONSTRAINT ck_conversion_goal_name CHECK (length(trim(name)) > 0), 
	CONSTRAINT ck_conversion_goal_rate CHECK (length(trim(rate)) > 0), 
	CONSTRAINT ck_conversion_goal_ltv_minor CHECK (ltv_minor >= 0), 
	CONSTRAINT ck_conversion_goal_value_minor CHECK (value_minor >= 0), 
	CONSTRAINT ck_conversion_goal_worth CHECK (value_minor IS NULL OR ltv_minor IS NULL), 
	CONSTRAINT fk_conversion_goal_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE mention (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER, 
	on_day TEXT NOT NULL, 
	platform TEXT, 
	url TEXT, 
	author TEXT, 
	keyword TEXT, 
	sentiment TEXT, 
	text TEXT, 
	mark TEXT, 
	CONSTRAINT ck_mention_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_mention_sentiment CHECK (sentiment IN ('positive','neutral','negative')), 
	CONSTRAINT ck_mention_platform CHECK (length(trim(platform)) > 0), 
	CONSTRAINT fk_mention_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE report (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER NOT NULL, 
	on_day TEXT NOT NULL, 
	format TEXT NOT NULL, 
	language TEXT NOT NULL, 
	file TEXT, 
	CONSTRAINT ck_report_format CHECK (format IN ('html','xlsx','md','txt')), 
	CONSTRAINT ck_report_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_report_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
 STRICT

;
CREATE TABLE conversion (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	campaign_id INTEGER, 
	goal_id INTEGER, 
	kind TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	order_ref TEXT, 
	what TEXT, 
	quantity INTEGER NOT NULL, 
	unit_minor INTEGER, 
	gross_minor INTEGER, 
	refunded_minor INTEGER DEFAULT '0' NOT NULL, 
	amount_minor INTEGER, 
	amount_currency TEXT, 
	exchange_rate TEXT, 
	counted_minor INTEGER, 
	counted_currency TEXT, 
	status TEXT NOT NULL, 
	code TEXT, 
	code_key TEXT, 
	utm_source TEXT, 
	utm_medium TEXT, 
	utm_campaign TEXT, 
	utm_content TEXT, 
	utm_term TEXT, 
	url TEXT, 
	clicked_on TEXT, 
	path TEXT, 
	collaboration_id INTEGER, 
	channel TEXT, 
	attributed_by TEXT NOT NULL, 
	source TEXT NOT NULL, 
	mark TEXT, 
	notes TEXT, 
	CONSTRAINT ck_conversion_amount_currency CHECK (amount_currency GLOB '[A-Z][A-Z][A-Z]'), 
	CONSTRAINT ck_conversion_attributed_by CHECK (attributed_by IN ('code','link','manual','none')), 
	CONSTRAINT ck_conversion_clicked_on CHECK (clicked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_conversion_kind CHECK (kind IN ('purchase','enquiry','quote','visit','newsletter','download','time_on_page','interaction','video_click','own')), 
	CONSTRAINT ck_conversion_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_conversion_source CHECK (source IN ('typed','file','shopify','woocommerce','cafe24')), 
	CONSTRAINT ck_conversion_status CHECK (status IN ('pending','paid','partly_refunded','refunded','cancelled')), 
	CONSTRAINT ck_conversion_counted CHECK ((counted_minor IS NULL) = (counted_currency IS NULL)), 
	CONSTRAINT ck_conversion_amount_minor CHECK (amount_minor IS NULL OR amount_currency IS NOT NULL), 
	CONSTRAINT ck_conversion_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_conversion_order_ref CHECK (length(trim(order_ref)) > 0), 
	CONSTRAINT ck_conversion_quantity CHECK (quantity >= 0), 
	CONSTRAINT ck_conversion_refunded_minor CHECK (refunded_minor >= 0), 
	CONSTRAINT fk_conversion_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_conversion_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE SET NULL, 
	CONSTRAINT fk_conversion_goal_id_conversion_goal FOREIGN KEY(goal_id) REFERENCES conversion_goal (id) ON DELETE SET NULL
)
 STRICT

;
CREATE TABLE "reading" (
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deliverable_id INTEGER, 
	collaboration_id INTEGER, 
	channel TEXT, 
	on_day TEXT NOT NULL, 
	window TEXT NOT NULL, 
	source TEXT NOT NULL, 
	impressions INTEGER, 
	reach INTEGER, 
	views INTEGER, 
	likes INTEGER, 
	comments INTEGER, 
	relevant_comments INTEGER, 
	shares INTEGER, 
	saves INTEGER, 
	clicks INTEGER, 
	sessions INTEGER, 
	leads INTEGER, 
	new_followers INTEGER, 
	campaign_id INTEGER, 
	label TEXT, 
	starts_on TEXT, 
	interactions INTEGER, 
	users INTEGER, 
	new_users INTEGER, 
	events INTEGER, 
	stated_conversions INTEGER, 
	spend_minor INTEGER, 
	spend_currency TEXT, 
	CONSTRAINT ck_reading_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reading_source CHECK (source IN ('influencer','verified','import')), 
	CONSTRAINT ck_reading_starts_on CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reading_window CHECK (window IN ('24h','7d','30d','total')), 
	CONSTRAINT ck_reading_subject CHECK ((deliverable_id IS NOT NULL)+(collaboration_id IS NOT NULL)+(channel IS NOT NULL)=1), 
	CONSTRAINT ck_reading_spend_currency CHECK ((spend_minor IS NULL) = (spend_currency IS NULL)), 
	CONSTRAINT ck_reading_clicks CHECK (clicks >= 0), 
	CONSTRAINT ck_reading_comments CHECK (comments >= 0), 
	CONSTRAINT ck_reading_events CHECK (events >= 0), 
	CONSTRAINT ck_reading_impressions CHECK (impressions >= 0), 
	CONSTRAINT ck_reading_interactions CHECK (interactions >= 0), 
	CONSTRAINT ck_reading_leads CHECK (leads >= 0), 
	CONSTRAINT ck_reading_channel CHECK (length(trim(channel)) > 0), 
	CONSTRAINT ck_reading_label CHECK (length(trim(label)) > 0), 
	CONSTRAINT ck_reading_likes CHECK (likes >= 0), 
	CONSTRAINT ck_reading_new_followers CHECK (new_followers >= 0), 
	CONSTRAINT ck_reading_new_users CHECK (new_users >= 0), 
	CONSTRAINT ck_reading_reach CHECK (reach >= 0), 
	CONSTRAINT ck_reading_relevant_comments CHECK (relevant_comments >= 0), 
	CONSTRAINT ck_reading_saves CHECK (saves >= 0), 
	CONSTRAINT ck_reading_sessions CHECK (sessions >= 0), 
	CONSTRAINT ck_reading_shares CHECK (shares >= 0), 
	CONSTRAINT ck_reading_spend_minor CHECK (spend_minor >= 0), 
	CONSTRAINT ck_reading_users CHECK (users >= 0), 
	CONSTRAINT ck_reading_views CHECK (views >= 0), 
	CONSTRAINT fk_reading_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE SET NULL, 
	CONSTRAINT fk_reading_collaboration_id_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id) ON DELETE CASCADE
)
 STRICT

;
CREATE UNIQUE INDEX uq_header_map ON header_map (fingerprint, kind);
CREATE INDEX ix_influencer_email_key ON influencer (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX ix_influencer_phone_key ON influencer (phone_key) WHERE phone_key IS NOT NULL;
CREATE UNIQUE INDEX uq_saved_view ON saved_view (screen, name);
CREATE UNIQUE INDEX uq_setting_key ON setting ("key");
CREATE UNIQUE INDEX uq_tag_name_key ON tag (name_key);
CREATE INDEX ix_unit_undone ON unit (id) WHERE undone_at IS NOT NULL AND dropped=0;
CREATE INDEX ix_account_influencer_id ON account (influencer_id);
CREATE INDEX ix_account_url_key ON account (url_key) WHERE url_key IS NOT NULL;
CREATE UNIQUE INDEX uq_account_handle_platform ON account (handle_key, platform);
CREATE INDEX ix_alias_influencer_id ON alias (influencer_id);
CREATE INDEX ix_change_made ON change ("table", "row") WHERE before IS NULL AND after IS NULL;
CREATE INDEX ix_change_table_row ON change ("table", "row");
CREATE INDEX ix_change_unit ON change (unit);
CREATE UNIQUE INDEX uq_custom_value ON custom_value (influencer_id, name);
CREATE INDEX ix_import_run_sha256 ON import_run (sha256);
CREATE INDEX ix_influencer_tag_tag_id ON influencer_tag (tag_id);
CREATE UNIQUE INDEX uq_influencer_tag ON influencer_tag (influencer_id, tag_id);
CREATE INDEX ix_rate_influencer_id ON rate (influencer_id);
CREATE INDEX ix_roster_line_country ON roster_line (archived, country);
CREATE INDEX ix_roster_line_followers ON roster_line (archived, followers);
CREATE INDEX ix_roster_line_handle ON roster_line (archived, handle);
CREATE INDEX ix_roster_line_name ON roster_line (archived, name_key);
CREATE INDEX ix_roster_line_platform ON roster_line (archived, platform);
CREATE INDEX ix_roster_line_rate ON roster_line (archived, engagement_rate);
CREATE INDEX ix_roster_line_status ON roster_line (archived, status);
CREATE INDEX ix_roster_line_updated ON roster_line (archived, updated_at);
CREATE UNIQUE INDEX uq_account_reading_day ON account_reading (account_id, read_on);
CREATE UNIQUE INDEX uq_cadence_scope ON cadence (scope);
CREATE UNIQUE INDEX uq_campaign_name_key ON campaign (name_key);
CREATE UNIQUE INDEX uq_day_note_on_day ON day_note (on_day);
CREATE INDEX ix_snooze_item ON snooze (kind, "row");
CREATE UNIQUE INDEX uq_template_key ON template ("key");
CREATE UNIQUE INDEX uq_cadence_step ON cadence_step (cadence_id, position);
CREATE INDEX ix_collaboration_campaign_id ON collaboration (campaign_id, stage);
CREATE INDEX ix_collaboration_due ON collaboration (next_step_on, clock_on, next_kind, campaign_id, influencer_id) WHERE next_step_on IS NOT NULL;
CREATE INDEX ix_collaboration_stage ON collaboration (stage, next_step_on, influencer_id);
CREATE UNIQUE INDEX uq_collaboration_campaign ON collaboration (influencer_id, campaign_id);
CREATE INDEX ix_task_due_on ON task (due_on) WHERE done_at IS NULL;
CREATE INDEX ix_task_influencer_id ON task (influencer_id);
CREATE INDEX ix_offer_collaboration_id ON offer (collaboration_id, on_day);
CREATE INDEX ix_touch_collaboration_id ON touch (collaboration_id, at);
CREATE INDEX ix_touch_influencer_id ON touch (influencer_id, at);
CREATE INDEX ix_touch_on_day ON touch (on_day);
CREATE INDEX ix_touch_template ON touch (template, answered_on) WHERE template IS NOT NULL;
CREATE UNIQUE INDEX uq_product_name_key ON product (name_key);
CREATE INDEX ix_candidate_influencer_id ON candidate (influencer_id);
CREATE UNIQUE INDEX uq_candidate ON candidate (campaign_id, influencer_id);
CREATE UNIQUE INDEX uq_checklist_mark ON checklist_mark (campaign_id, item);
CREATE UNIQUE INDEX uq_target ON target (campaign_id, metric);
CREATE INDEX ix_breach_collaboration_id ON breach (collaboration_id);
CREATE INDEX ix_contract_collaboration_id ON contract (collaboration_id);
CREATE INDEX ix_contract_exclusivity_until ON contract (exclusivity_until) WHERE exclusivity_until IS NOT NULL;
CREATE INDEX ix_deliverable_collaboration_id ON deliverable (collaboration_id, state);
CREATE INDEX ix_deliverable_draft_due_on ON deliverable (draft_due_on) WHERE state IN ('briefed','drafting','changes_requested');
CREATE INDEX ix_deliverable_live_due_on ON deliverable (live_due_on) WHERE state NOT IN ('live','cancelled');
CREATE INDEX ix_shipment_collaboration_id ON shipment (collaboration_id);
CREATE INDEX ix_shipment_product_id ON shipment (product_id);
CREATE INDEX ix_tracked_link_collaboration_id ON tracked_link (collaboration_id);
CREATE UNIQUE INDEX uq_tracked_link_url ON tracked_link (url);
CREATE INDEX ix_collaboration_agreed ON collaboration (stage_since, campaign_id, influencer_id, deal_kind) WHERE stage='agreed';
CREATE INDEX ix_contract_sent_on ON contract (sent_on) WHERE status='sent';
CREATE INDEX ix_contract_ends_on ON contract (ends_on) WHERE status='signed';
CREATE INDEX ix_shipment_open ON shipment (sent_on, chosen_on) WHERE delivered_on IS NULL AND returned_on IS NULL;
CREATE INDEX ix_shipment_post_due_on ON shipment (post_due_on) WHERE delivered_on IS NOT NULL AND returned_on IS NULL;
CREATE INDEX ix_asset_captured_on ON asset (captured_on, id);
CREATE INDEX ix_asset_collaboration_id ON asset (collaboration_id);
CREATE INDEX ix_asset_deliverable_id ON asset (deliverable_id);
CREATE INDEX ix_asset_influencer_id ON asset (influencer_id);
CREATE INDEX ix_asset_sha256 ON asset (sha256) WHERE sha256 IS NOT NULL;
CREATE UNIQUE INDEX uq_asset_place ON asset (influencer_id, place);
CREATE UNIQUE INDEX uq_compliance_check ON compliance_check (deliverable_id, item);
CREATE INDEX ix_live_check_deliverable_id ON live_check (deliverable_id, due_on);
CREATE INDEX ix_live_check_due_on ON live_check (due_on) WHERE on_day IS NULL;
CREATE INDEX ix_review_deliverable_id ON review (deliverable_id);
CREATE INDEX ix_usage_right_collaboration_id ON usage_right (collaboration_id);
CREATE INDEX ix_usage_right_deliverable_id ON usage_right (deliverable_id);
CREATE INDEX ix_usage_right_remind_on ON usage_right (remind_on) WHERE remind_on IS NOT NULL;
CREATE INDEX ix_deliverable_day ON deliverable ((ifnull(live_on,live_due_on)));
CREATE INDEX ix_deliverable_lane ON deliverable ((CASE WHEN measured_on IS NULL THEN state ELSE 'measured' END), (ifnull(live_on,live_due_on)));
CREATE INDEX ix_deliverable_submitted ON deliverable (state_since) WHERE state='submitted';
CREATE INDEX ix_deliverable_measure_due_on ON deliverable (measure_due_on) WHERE measure_due_on IS NOT NULL;
CREATE UNIQUE INDEX uq_budget_line ON budget_line (campaign_id, category);
CREATE UNIQUE INDEX uq_commission_term ON commission_term (collaboration_id);
CREATE UNIQUE INDEX uq_commission_tier ON commission_tier (commission_term_id, ifnull(from_on,''), from_minor);
CREATE INDEX ix_commission_sale_collaboration_id ON commission_sale (collaboration_id, ends_on);
CREATE INDEX ix_cost_amount ON cost (amount_currency, amount_minor);
CREATE INDEX ix_cost_campaign_id ON cost (campaign_id, on_day);
CREATE INDEX ix_cost_category ON cost (category, on_day);
CREATE INDEX ix_cost_collaboration_id ON cost (collaboration_id);
CREATE INDEX ix_cost_commission_sale_id ON cost (commission_sale_id) WHERE commission_sale_id IS NOT NULL;
CREATE INDEX ix_cost_due_on ON cost (due_on) WHERE state IN ('committed','invoiced') AND due_on NOTNULL;
CREATE INDEX ix_cost_on_day ON cost (on_day);
CREATE INDEX ix_cost_paid_on ON cost (paid_on) WHERE state='paid';
CREATE INDEX ix_cost_part_of ON cost (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX ix_cost_shipment_id ON cost (shipment_id) WHERE shipment_id IS NOT NULL;
CREATE INDEX ix_cost_state ON cost (state, on_day);
CREATE INDEX ix_cost_uncounted ON cost (campaign_id) WHERE counted_minor IS NULL;
CREATE UNIQUE INDEX uq_exchange_rate ON exchange_rate (from_currency, to_currency, on_day);
CREATE UNIQUE INDEX uq_payee_influencer_id ON payee (influencer_id);
CREATE INDEX ix_work_time_campaign_id ON work_time (campaign_id, on_day);
CREATE INDEX ix_work_time_collaboration_id ON work_time (collaboration_id);
CREATE INDEX ix_work_time_on_day ON work_time (on_day);
CREATE UNIQUE INDEX uq_work_time_touch_id ON work_time (touch_id);
CREATE UNIQUE INDEX uq_channel_name ON channel_name (channel);
CREATE UNIQUE INDEX uq_emv_rate ON emv_rate (channel, cpm_currency);
CREATE INDEX ix_piece_line_campaign_id ON piece_line (campaign_id, engagements);
CREATE INDEX ix_piece_line_collaboration_id ON piece_line (collaboration_id);
CREATE INDEX ix_piece_line_platform ON piece_line (channel, kind);
CREATE INDEX ix_result_line_campaign_id ON result_line (campaign_id, roi);
CREATE INDEX ix_result_line_conversions ON result_line (campaign_id, conversions);
CREATE INDEX ix_result_line_cost ON result_line (campaign_id, cost_minor);
CREATE INDEX ix_result_line_influencer_id ON result_line (influencer_id);
CREATE INDEX ix_result_line_revenue ON result_line (campaign_id, revenue_minor);
CREATE INDEX ix_result_line_roi ON result_line (roi) WHERE roi IS NOT NULL;
CREATE UNIQUE INDEX uq_shared_code ON shared_code (code_key);
CREATE UNIQUE INDEX uq_spelling ON spelling (part, written_key);
CREATE INDEX ix_brand_reading_campaign_id ON brand_reading (campaign_id, on_day);
CREATE UNIQUE INDEX uq_conversion_goal ON conversion_goal (campaign_id, kind, name_key);
CREATE INDEX ix_mention_campaign_id ON mention (campaign_id, on_day);
CREATE INDEX ix_mention_mark ON mention (mark) WHERE mark IS NOT NULL;
CREATE INDEX ix_mention_on_day ON mention (on_day);
CREATE INDEX ix_mention_url ON mention (url) WHERE url IS NOT NULL;
CREATE INDEX ix_report_campaign_id ON report (campaign_id, on_day);
CREATE INDEX ix_conversion_amount ON conversion (amount_currency, amount_minor);
CREATE INDEX ix_conversion_campaign_id ON conversion (campaign_id, on_day);
CREATE INDEX ix_conversion_channel ON conversion (channel, on_day);
CREATE INDEX ix_conversion_code_key ON conversion (code_key) WHERE code_key IS NOT NULL;
CREATE INDEX ix_conversion_collaboration_id ON conversion (collaboration_id);
CREATE INDEX ix_conversion_goal_id ON conversion (goal_id);
CREATE INDEX ix_conversion_utm_content ON conversion (utm_content) WHERE utm_content IS NOT NULL;
CREATE INDEX ix_conversion_url ON conversion (url) WHERE url IS NOT NULL;
CREATE INDEX ix_conversion_path ON conversion (id) WHERE path IS NOT NULL;
CREATE INDEX ix_collaboration_promo_code ON collaboration (promo_code) WHERE promo_code IS NOT NULL;
CREATE INDEX ix_conversion_mark ON conversion (mark) WHERE mark IS NOT NULL;
CREATE INDEX ix_conversion_on_day ON conversion (on_day);
CREATE INDEX ix_conversion_order_ref ON conversion (order_ref) WHERE order_ref IS NOT NULL;
CREATE INDEX ix_conversion_uncounted ON conversion (campaign_id) WHERE counted_minor IS NULL AND amount_minor IS NOT NULL;
CREATE INDEX ix_conversion_unknown ON conversion (campaign_id, on_day) WHERE attributed_by='none';
CREATE INDEX ix_reading_campaign_id ON reading (campaign_id, channel, on_day);
CREATE INDEX ix_reading_collaboration_id ON reading (collaboration_id);
CREATE INDEX ix_reading_deliverable_id ON reading (deliverable_id, window);
CREATE TRIGGER note_influencer_update AFTER UPDATE ON influencer WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'influencer', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'real_name',OLD."real_name",'email',OLD."email",'email_key',OLD."email_key",'phone',OLD."phone",'phone_key',OLD."phone_key",'preferred_channel',OLD."preferred_channel",'language',OLD."language",'country',OLD."country",'city',OLD."city",'timezone',OLD."timezone",'niche',OLD."niche",'status',OLD."status",'blocked_reason',OLD."blocked_reason",'agent_name',OLD."agent_name",'agent_email',OLD."agent_email",'address',OLD."address",'fit_reach',OLD."fit_reach",'fit_authenticity',OLD."fit_authenticity",'fit_engagement',OLD."fit_engagement",'fit_voice',OLD."fit_voice",'notes',OLD."notes",'source',OLD."source",'archived_at',OLD."archived_at",'contact_every_days',OLD."contact_every_days"))); END;
CREATE TRIGGER stale_influencer_update AFTER UPDATE ON influencer BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT NEW.id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_influencer_delete AFTER DELETE ON influencer WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'influencer', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'real_name',OLD."real_name",'email',OLD."email",'email_key',OLD."email_key",'phone',OLD."phone",'phone_key',OLD."phone_key",'preferred_channel',OLD."preferred_channel",'language',OLD."language",'country',OLD."country",'city',OLD."city",'timezone',OLD."timezone",'niche',OLD."niche",'status',OLD."status",'blocked_reason',OLD."blocked_reason",'agent_name',OLD."agent_name",'agent_email',OLD."agent_email",'address',OLD."address",'fit_reach',OLD."fit_reach",'fit_authenticity',OLD."fit_authenticity",'fit_engagement',OLD."fit_engagement",'fit_voice',OLD."fit_voice",'notes',OLD."notes",'source',OLD."source",'archived_at',OLD."archived_at",'contact_every_days',OLD."contact_every_days"))); END;
CREATE TRIGGER stale_influencer_delete AFTER DELETE ON influencer BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_account_update AFTER UPDATE ON account WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'account', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'followers',OLD."followers",'following',OLD."following",'avg_views',OLD."avg_views",'avg_likes',OLD."avg_likes",'avg_comments',OLD."avg_comments",'avg_relevant_comments',OLD."avg_relevant_comments",'avg_shares',OLD."avg_shares",'avg_saves',OLD."avg_saves",'avg_link_clicks',OLD."avg_link_clicks",'stated_rate',json(CASE WHEN OLD."stated_rate" IS NULL THEN 'null' ELSE replace(printf('%!.17g',OLD."stated_rate"),'Inf','9e999') END),'id',OLD."id",'influencer_id',OLD."influencer_id",'platform',OLD."platform",'handle',OLD."handle",'handle_key',OLD."handle_key",'url',OLD."url",'url_key',OLD."url_key",'audience_country',OLD."audience_country",'checked_on',OLD."checked_on"))); END;
CREATE TRIGGER stale_account_update AFTER UPDATE ON account BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT NEW.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_account_delete AFTER DELETE ON account WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'account', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'followers',OLD."followers",'following',OLD."following",'avg_views',OLD."avg_views",'avg_likes',OLD."avg_likes",'avg_comments',OLD."avg_comments",'avg_relevant_comments',OLD."avg_relevant_comments",'avg_shares',OLD."avg_shares",'avg_saves',OLD."avg_saves",'avg_link_clicks',OLD."avg_link_clicks",'stated_rate',json(CASE WHEN OLD."stated_rate" IS NULL THEN 'null' ELSE replace(printf('%!.17g',OLD."stated_rate"),'Inf','9e999') END),'id',OLD."id",'influencer_id',OLD."influencer_id",'platform',OLD."platform",'handle',OLD."handle",'handle_key',OLD."handle_key",'url',OLD."url",'url_key',OLD."url_key",'audience_country',OLD."audience_country",'checked_on',OLD."checked_on"))); END;
CREATE TRIGGER stale_account_delete AFTER DELETE ON account BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_account_reading_update AFTER UPDATE ON account_reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'account_reading', OLD.id, OLD.id, json_array(json_object('followers',OLD."followers",'following',OLD."following",'avg_views',OLD."avg_views",'avg_likes',OLD."avg_likes",'avg_comments',OLD."avg_comments",'avg_relevant_comments',OLD."avg_relevant_comments",'avg_shares',OLD."avg_shares",'avg_saves',OLD."avg_saves",'avg_link_clicks',OLD."avg_link_clicks",'stated_rate',json(CASE WHEN OLD."stated_rate" IS NULL THEN 'null' ELSE replace(printf('%!.17g',OLD."stated_rate"),'Inf','9e999') END),'id',OLD."id",'account_id',OLD."account_id",'read_on',OLD."read_on",'source',OLD."source"))); END;
CREATE TRIGGER note_account_reading_delete AFTER DELETE ON account_reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'account_reading', OLD.id, OLD.id, json_array(json_object('followers',OLD."followers",'following',OLD."following",'avg_views',OLD."avg_views",'avg_likes',OLD."avg_likes",'avg_comments',OLD."avg_comments",'avg_relevant_comments',OLD."avg_relevant_comments",'avg_shares',OLD."avg_shares",'avg_saves',OLD."avg_saves",'avg_link_clicks',OLD."avg_link_clicks",'stated_rate',json(CASE WHEN OLD."stated_rate" IS NULL THEN 'null' ELSE replace(printf('%!.17g',OLD."stated_rate"),'Inf','9e999') END),'id',OLD."id",'account_id',OLD."account_id",'read_on',OLD."read_on",'source',OLD."source"))); END;
CREATE TRIGGER note_alias_update AFTER UPDATE ON alias WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'alias', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'name',OLD."name"))); END;
CREATE TRIGGER stale_alias_update AFTER UPDATE ON alias BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT NEW.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_alias_delete AFTER DELETE ON alias WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'alias', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'name',OLD."name"))); END;
CREATE TRIGGER stale_alias_delete AFTER DELETE ON alias BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_tag_update AFTER UPDATE ON tag WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'tag', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'name',OLD."name",'name_key',OLD."name_key"))); END;
CREATE TRIGGER stale_tag_update AFTER UPDATE ON tag BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT t.influencer_id AS whose FROM influencer_tag t WHERE t.tag_id=OLD.id) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT t.influencer_id AS whose FROM influencer_tag t WHERE t.tag_id=NEW.id) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_tag_delete AFTER DELETE ON tag WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'tag', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'name',OLD."name",'name_key',OLD."name_key"))); END;
CREATE TRIGGER stale_tag_delete AFTER DELETE ON tag BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT t.influencer_id AS whose FROM influencer_tag t WHERE t.tag_id=OLD.id) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_influencer_tag_update AFTER UPDATE ON influencer_tag WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'influencer_tag', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'tag_id',OLD."tag_id"))); END;
CREATE TRIGGER stale_influencer_tag_update AFTER UPDATE ON influencer_tag BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT NEW.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_influencer_tag_delete AFTER DELETE ON influencer_tag WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'influencer_tag', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'tag_id',OLD."tag_id"))); END;
CREATE TRIGGER stale_influencer_tag_delete AFTER DELETE ON influencer_tag BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_rate_update AFTER UPDATE ON rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'kind',OLD."kind",'amount_minor',OLD."amount_minor",'currency',OLD."currency",'quoted_on',OLD."quoted_on"))); END;
CREATE TRIGGER stale_rate_update AFTER UPDATE ON rate BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); INSERT INTO roster_stale SELECT whose FROM (SELECT NEW.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_rate_delete AFTER DELETE ON rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'kind',OLD."kind",'amount_minor',OLD."amount_minor",'currency',OLD."currency",'quoted_on',OLD."quoted_on"))); END;
CREATE TRIGGER stale_rate_delete AFTER DELETE ON rate BEGIN INSERT INTO roster_stale SELECT whose FROM (SELECT OLD.influencer_id AS whose) WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose); END;
CREATE TRIGGER note_custom_value_update AFTER UPDATE ON custom_value WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'custom_value', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'name',OLD."name",'value',OLD."value"))); END;
CREATE TRIGGER note_custom_value_delete AFTER DELETE ON custom_value WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'custom_value', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'name',OLD."name",'value',OLD."value"))); END;
CREATE TRIGGER note_saved_view_update AFTER UPDATE ON saved_view WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'saved_view', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'screen',OLD."screen",'name',OLD."name",'filter',OLD."filter",'sort',OLD."sort",'columns',OLD."columns"))); END;
CREATE TRIGGER note_saved_view_delete AFTER DELETE ON saved_view WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'saved_view', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'screen',OLD."screen",'name',OLD."name",'filter',OLD."filter",'sort',OLD."sort",'columns',OLD."columns"))); END;
CREATE TRIGGER note_setting_update AFTER UPDATE ON setting WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'setting', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'key',OLD."key",'value',OLD."value"))); END;
CREATE TRIGGER note_setting_delete AFTER DELETE ON setting WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'setting', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'key',OLD."key",'value',OLD."value"))); END;
CREATE TRIGGER note_campaign_update AFTER UPDATE ON campaign WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'campaign', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'name_key',OLD."name_key",'brand',OLD."brand",'market',OLD."market",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'currency',OLD."currency",'archived_at',OLD."archived_at",'objective',OLD."objective",'status',OLD."status",'product',OLD."product",'landing_url',OLD."landing_url",'budget_minor',OLD."budget_minor",'hourly_rate_minor',OLD."hourly_rate_minor",'brief_summary',OLD."brief_summary",'brief_messages',OLD."brief_messages",'brief_do',OLD."brief_do",'brief_dont',OLD."brief_dont",'brief_hashtags',OLD."brief_hashtags",'disclosure_text',OLD."disclosure_text",'retro_boost',OLD."retro_boost",'retro_fix',OLD."retro_fix",'retro_part',OLD."retro_part",'retro_recruit',OLD."retro_recruit",'margin_percent',OLD."margin_percent",'image_conclusion',OLD."image_conclusion",'next_steps',OLD."next_steps"))); END;
CREATE TRIGGER note_campaign_delete AFTER DELETE ON campaign WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'campaign', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'name_key',OLD."name_key",'brand',OLD."brand",'market',OLD."market",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'currency',OLD."currency",'archived_at',OLD."archived_at",'objective',OLD."objective",'status',OLD."status",'product',OLD."product",'landing_url',OLD."landing_url",'budget_minor',OLD."budget_minor",'hourly_rate_minor',OLD."hourly_rate_minor",'brief_summary',OLD."brief_summary",'brief_messages',OLD."brief_messages",'brief_do',OLD."brief_do",'brief_dont',OLD."brief_dont",'brief_hashtags',OLD."brief_hashtags",'disclosure_text',OLD."disclosure_text",'retro_boost',OLD."retro_boost",'retro_fix',OLD."retro_fix",'retro_part',OLD."retro_part",'retro_recruit',OLD."retro_recruit",'margin_percent',OLD."margin_percent",'image_conclusion',OLD."image_conclusion",'next_steps',OLD."next_steps"))); END;
CREATE TRIGGER note_collaboration_update AFTER UPDATE ON collaboration WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'collaboration', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'campaign_id',OLD."campaign_id",'stage',OLD."stage",'stage_since',OLD."stage_since",'waiting_on',OLD."waiting_on",'next_step',OLD."next_step",'next_kind',OLD."next_kind",'next_step_on',OLD."next_step_on",'clock_on',OLD."clock_on",'cadence_step',OLD."cadence_step",'unanswered',OLD."unanswered",'last_on',OLD."last_on",'last_direction',OLD."last_direction",'last_channel',OLD."last_channel",'written_on',OLD."written_on",'deal_kind',OLD."deal_kind",'asked_minor',OLD."asked_minor",'asked_currency',OLD."asked_currency",'offered_minor',OLD."offered_minor",'offered_currency',OLD."offered_currency",'fee_minor',OLD."fee_minor",'fee_currency',OLD."fee_currency",'commission_percent',OLD."commission_percent",'promo_code',OLD."promo_code",'decision',OLD."decision",'decision_reason',OLD."decision_reason",'notes',OLD."notes"))); END;
CREATE TRIGGER note_collaboration_delete AFTER DELETE ON collaboration WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'collaboration', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'campaign_id',OLD."campaign_id",'stage',OLD."stage",'stage_since',OLD."stage_since",'waiting_on',OLD."waiting_on",'next_step',OLD."next_step",'next_kind',OLD."next_kind",'next_step_on',OLD."next_step_on",'clock_on',OLD."clock_on",'cadence_step',OLD."cadence_step",'unanswered',OLD."unanswered",'last_on',OLD."last_on",'last_direction',OLD."last_direction",'last_channel',OLD."last_channel",'written_on',OLD."written_on",'deal_kind',OLD."deal_kind",'asked_minor',OLD."asked_minor",'asked_currency',OLD."asked_currency",'offered_minor',OLD."offered_minor",'offered_currency',OLD."offered_currency",'fee_minor',OLD."fee_minor",'fee_currency',OLD."fee_currency",'commission_percent',OLD."commission_percent",'promo_code',OLD."promo_code",'decision',OLD."decision",'decision_reason',OLD."decision_reason",'notes',OLD."notes"))); END;
CREATE TRIGGER note_touch_update AFTER UPDATE ON touch WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'touch', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'collaboration_id',OLD."collaboration_id",'at',OLD."at",'on_day',OLD."on_day",'channel',OLD."channel",'direction',OLD."direction",'kind',OLD."kind",'subject',OLD."subject",'body',OLD."body",'template',OLD."template",'minutes',OLD."minutes",'answered_on',OLD."answered_on"))); END;
CREATE TRIGGER note_touch_delete AFTER DELETE ON touch WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'touch', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'influencer_id',OLD."influencer_id",'collaboration_id',OLD."collaboration_id",'at',OLD."at",'on_day',OLD."on_day",'channel',OLD."channel",'direction',OLD."direction",'kind',OLD."kind",'subject',OLD."subject",'body',OLD."body",'template',OLD."template",'minutes',OLD."minutes",'answered_on',OLD."answered_on"))); END;
CREATE TRIGGER note_offer_update AFTER UPDATE ON offer WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'offer', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'collaboration_id',OLD."collaboration_id",'kind',OLD."kind",'amount_minor',OLD."amount_minor",'currency',OLD."currency",'on_day',OLD."on_day",'note',OLD."note"))); END;
CREATE TRIGGER note_offer_delete AFTER DELETE ON offer WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'offer', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'collaboration_id',OLD."collaboration_id",'kind',OLD."kind",'amount_minor',OLD."amount_minor",'currency',OLD."currency",'on_day',OLD."on_day",'note',OLD."note"))); END;
CREATE TRIGGER note_template_update AFTER UPDATE ON template WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'template', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'key',OLD."key",'name',OLD."name",'language',OLD."language",'channel',OLD."channel",'kind',OLD."kind",'subject',OLD."subject",'body',OLD."body",'archived_at',OLD."archived_at"))); END;
CREATE TRIGGER note_template_delete AFTER DELETE ON template WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'template', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'key',OLD."key",'name',OLD."name",'language',OLD."language",'channel',OLD."channel",'kind',OLD."kind",'subject',OLD."subject",'body',OLD."body",'archived_at',OLD."archived_at"))); END;
CREATE TRIGGER note_cadence_update AFTER UPDATE ON cadence WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cadence', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'scope',OLD."scope",'stage',OLD."stage",'channel',OLD."channel",'park_days',OLD."park_days",'switch_after',OLD."switch_after"))); END;
CREATE TRIGGER note_cadence_delete AFTER DELETE ON cadence WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cadence', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'scope',OLD."scope",'stage',OLD."stage",'channel',OLD."channel",'park_days',OLD."park_days",'switch_after',OLD."switch_after"))); END;
CREATE TRIGGER note_cadence_step_update AFTER UPDATE ON cadence_step WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cadence_step', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'cadence_id',OLD."cadence_id",'position',OLD."position",'wait_business_days',OLD."wait_business_days",'channel',OLD."channel",'template',OLD."template"))); END;
CREATE TRIGGER note_cadence_step_delete AFTER DELETE ON cadence_step WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cadence_step', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'cadence_id',OLD."cadence_id",'position',OLD."position",'wait_business_days',OLD."wait_business_days",'channel',OLD."channel",'template',OLD."template"))); END;
CREATE TRIGGER note_task_update AFTER UPDATE ON task WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'task', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'title',OLD."title",'due_on',OLD."due_on",'influencer_id',OLD."influencer_id",'campaign_id',OLD."campaign_id",'done_at',OLD."done_at"))); END;
CREATE TRIGGER note_task_delete AFTER DELETE ON task WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'task', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'title',OLD."title",'due_on',OLD."due_on",'influencer_id',OLD."influencer_id",'campaign_id',OLD."campaign_id",'done_at',OLD."done_at"))); END;
CREATE TRIGGER note_snooze_update AFTER UPDATE ON snooze WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'snooze', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'kind',OLD."kind",'row',OLD."row",'was_on',OLD."was_on",'until_on',OLD."until_on",'at',OLD."at"))); END;
CREATE TRIGGER note_snooze_delete AFTER DELETE ON snooze WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'snooze', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'kind',OLD."kind",'row',OLD."row",'was_on',OLD."was_on",'until_on',OLD."until_on",'at',OLD."at"))); END;
CREATE TRIGGER note_day_note_update AFTER UPDATE ON day_note WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'day_note', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'on_day',OLD."on_day",'text',OLD."text"))); END;
CREATE TRIGGER note_day_note_delete AFTER DELETE ON day_note WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'day_note', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'on_day',OLD."on_day",'text',OLD."text"))); END;
CREATE TRIGGER note_target_update AFTER UPDATE ON target WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'target', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'metric',OLD."metric",'goal',OLD."goal"))); END;
CREATE TRIGGER note_target_delete AFTER DELETE ON target WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'target', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'metric',OLD."metric",'goal',OLD."goal"))); END;
CREATE TRIGGER note_checklist_mark_update AFTER UPDATE ON checklist_mark WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'checklist_mark', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'item',OLD."item",'state',OLD."state",'note',OLD."note",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_checklist_mark_delete AFTER DELETE ON checklist_mark WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'checklist_mark', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'item',OLD."item",'state',OLD."state",'note',OLD."note",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_contract_update AFTER UPDATE ON contract WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'contract', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'status',OLD."status",'scope',OLD."scope",'compensation',OLD."compensation",'sent_on',OLD."sent_on",'signed_on',OLD."signed_on",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'file',OLD."file",'clauses',OLD."clauses",'exclusivity',OLD."exclusivity",'exclusivity_until',OLD."exclusivity_until",'payment_days',OLD."payment_days"))); END;
CREATE TRIGGER note_contract_delete AFTER DELETE ON contract WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'contract', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'status',OLD."status",'scope',OLD."scope",'compensation',OLD."compensation",'sent_on',OLD."sent_on",'signed_on',OLD."signed_on",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'file',OLD."file",'clauses',OLD."clauses",'exclusivity',OLD."exclusivity",'exclusivity_until',OLD."exclusivity_until",'payment_days',OLD."payment_days"))); END;
CREATE TRIGGER note_breach_update AFTER UPDATE ON breach WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'breach', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'what',OLD."what",'on_day',OLD."on_day",'action',OLD."action",'settled_on',OLD."settled_on"))); END;
CREATE TRIGGER note_breach_delete AFTER DELETE ON breach WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'breach', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'what',OLD."what",'on_day',OLD."on_day",'action',OLD."action",'settled_on',OLD."settled_on"))); END;
CREATE TRIGGER note_product_update AFTER UPDATE ON product WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'product', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'name_key',OLD."name_key",'sku',OLD."sku",'cost_minor',OLD."cost_minor",'cost_currency',OLD."cost_currency",'stock',OLD."stock",'archived_at',OLD."archived_at"))); END;
CREATE TRIGGER note_product_delete AFTER DELETE ON product WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'product', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'name',OLD."name",'name_key',OLD."name_key",'sku',OLD."sku",'cost_minor',OLD."cost_minor",'cost_currency',OLD."cost_currency",'stock',OLD."stock",'archived_at',OLD."archived_at"))); END;
CREATE TRIGGER note_shipment_update AFTER UPDATE ON shipment WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'shipment', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'product_id',OLD."product_id",'quantity',OLD."quantity",'chosen_on',OLD."chosen_on",'sent_on',OLD."sent_on",'courier',OLD."courier",'tracking_no',OLD."tracking_no",'delivered_on',OLD."delivered_on",'post_due_on',OLD."post_due_on",'returned_on',OLD."returned_on",'notes',OLD."notes",'shipping_minor',OLD."shipping_minor",'shipping_currency',OLD."shipping_currency"))); END;
CREATE TRIGGER note_shipment_delete AFTER DELETE ON shipment WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'shipment', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'product_id',OLD."product_id",'quantity',OLD."quantity",'chosen_on',OLD."chosen_on",'sent_on',OLD."sent_on",'courier',OLD."courier",'tracking_no',OLD."tracking_no",'delivered_on',OLD."delivered_on",'post_due_on',OLD."post_due_on",'returned_on',OLD."returned_on",'notes',OLD."notes",'shipping_minor',OLD."shipping_minor",'shipping_currency',OLD."shipping_currency"))); END;
CREATE TRIGGER note_candidate_update AFTER UPDATE ON candidate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'candidate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'influencer_id',OLD."influencer_id",'fee_minor',OLD."fee_minor",'fee_currency',OLD."fee_currency"))); END;
CREATE TRIGGER note_candidate_delete AFTER DELETE ON candidate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'candidate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'influencer_id',OLD."influencer_id",'fee_minor',OLD."fee_minor",'fee_currency',OLD."fee_currency"))); END;
CREATE TRIGGER note_tracked_link_update AFTER UPDATE ON tracked_link WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'tracked_link', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'url',OLD."url",'utm_source',OLD."utm_source",'utm_medium',OLD."utm_medium",'utm_campaign',OLD."utm_campaign",'utm_content',OLD."utm_content",'utm_term',OLD."utm_term",'slug',OLD."slug"))); END;
CREATE TRIGGER note_tracked_link_delete AFTER DELETE ON tracked_link WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'tracked_link', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'url',OLD."url",'utm_source',OLD."utm_source",'utm_medium',OLD."utm_medium",'utm_campaign',OLD."utm_campaign",'utm_content',OLD."utm_content",'utm_term',OLD."utm_term",'slug',OLD."slug"))); END;
CREATE TRIGGER note_deliverable_update AFTER UPDATE ON deliverable WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'deliverable', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'account_id',OLD."account_id",'kind',OLD."kind",'title',OLD."title",'substance',OLD."substance",'draft_due_on',OLD."draft_due_on",'live_due_on',OLD."live_due_on",'state',OLD."state",'state_since',OLD."state_since",'round',OLD."round",'draft_ref',OLD."draft_ref",'caption',OLD."caption",'post_url',OLD."post_url",'live_on',OLD."live_on",'reason',OLD."reason",'post_platform',OLD."post_platform",'post_id',OLD."post_id",'measure_due_on',OLD."measure_due_on",'measured_on',OLD."measured_on",'payment_due_on',OLD."payment_due_on"))); END;
CREATE TRIGGER note_deliverable_delete AFTER DELETE ON deliverable WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'deliverable', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'account_id',OLD."account_id",'kind',OLD."kind",'title',OLD."title",'substance',OLD."substance",'draft_due_on',OLD."draft_due_on",'live_due_on',OLD."live_due_on",'state',OLD."state",'state_since',OLD."state_since",'round',OLD."round",'draft_ref',OLD."draft_ref",'caption',OLD."caption",'post_url',OLD."post_url",'live_on',OLD."live_on",'reason',OLD."reason",'post_platform',OLD."post_platform",'post_id',OLD."post_id",'measure_due_on',OLD."measure_due_on",'measured_on',OLD."measured_on",'payment_due_on',OLD."payment_due_on"))); END;
CREATE TRIGGER note_review_update AFTER UPDATE ON review WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'review', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'round',OLD."round",'verdict',OLD."verdict",'reason',OLD."reason",'draft_ref',OLD."draft_ref",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_review_delete AFTER DELETE ON review WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'review', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'round',OLD."round",'verdict',OLD."verdict",'reason',OLD."reason",'draft_ref',OLD."draft_ref",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_compliance_check_update AFTER UPDATE ON compliance_check WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'compliance_check', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'item',OLD."item",'ok',OLD."ok",'evidence',OLD."evidence",'by_whom',OLD."by_whom",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_compliance_check_delete AFTER DELETE ON compliance_check WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'compliance_check', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'item',OLD."item",'ok',OLD."ok",'evidence',OLD."evidence",'by_whom',OLD."by_whom",'on_day',OLD."on_day"))); END;
CREATE TRIGGER note_live_check_update AFTER UPDATE ON live_check WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'live_check', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'after_days',OLD."after_days",'due_on',OLD."due_on",'on_day',OLD."on_day",'live',OLD."live",'labelled',OLD."labelled",'note',OLD."note"))); END;
CREATE TRIGGER note_live_check_delete AFTER DELETE ON live_check WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'live_check', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'deliverable_id',OLD."deliverable_id",'after_days',OLD."after_days",'due_on',OLD."due_on",'on_day',OLD."on_day",'live',OLD."live",'labelled',OLD."labelled",'note',OLD."note"))); END;
CREATE TRIGGER note_usage_right_update AFTER UPDATE ON usage_right WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'usage_right', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'deliverable_id',OLD."deliverable_id",'layer',OLD."layer",'territory',OLD."territory",'begins',OLD."begins",'lasts_days',OLD."lasts_days",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'remind_on',OLD."remind_on",'notes',OLD."notes"))); END;
CREATE TRIGGER note_usage_right_delete AFTER DELETE ON usage_right WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'usage_right', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'deliverable_id',OLD."deliverable_id",'layer',OLD."layer",'territory',OLD."territory",'begins',OLD."begins",'lasts_days',OLD."lasts_days",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'remind_on',OLD."remind_on",'notes',OLD."notes"))); END;
CREATE TRIGGER note_asset_update AFTER UPDATE ON asset WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'asset', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'collaboration_id',OLD."collaboration_id",'deliverable_id',OLD."deliverable_id",'place',OLD."place",'kind',OLD."kind",'style',OLD."style",'title',OLD."title",'captured_on',OLD."captured_on",'sha256',OLD."sha256",'size_bytes',OLD."size_bytes",'notes',OLD."notes"))); END;
CREATE TRIGGER note_asset_delete AFTER DELETE ON asset WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'asset', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'collaboration_id',OLD."collaboration_id",'deliverable_id',OLD."deliverable_id",'place',OLD."place",'kind',OLD."kind",'style',OLD."style",'title',OLD."title",'captured_on',OLD."captured_on",'sha256',OLD."sha256",'size_bytes',OLD."size_bytes",'notes',OLD."notes"))); END;
CREATE TRIGGER note_reading_update AFTER UPDATE ON reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'reading', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'deliverable_id',OLD."deliverable_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'on_day',OLD."on_day",'window',OLD."window",'source',OLD."source",'impressions',OLD."impressions",'reach',OLD."reach",'views',OLD."views",'likes',OLD."likes",'comments',OLD."comments",'relevant_comments',OLD."relevant_comments",'shares',OLD."shares",'saves',OLD."saves",'clicks',OLD."clicks",'sessions',OLD."sessions",'leads',OLD."leads",'new_followers',OLD."new_followers",'campaign_id',OLD."campaign_id",'label',OLD."label",'starts_on',OLD."starts_on",'interactions',OLD."interactions",'users',OLD."users",'new_users',OLD."new_users",'events',OLD."events",'stated_conversions',OLD."stated_conversions",'spend_minor',OLD."spend_minor",'spend_currency',OLD."spend_currency"))); END;
CREATE TRIGGER note_reading_delete AFTER DELETE ON reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'reading', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'deliverable_id',OLD."deliverable_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'on_day',OLD."on_day",'window',OLD."window",'source',OLD."source",'impressions',OLD."impressions",'reach',OLD."reach",'views',OLD."views",'likes',OLD."likes",'comments',OLD."comments",'relevant_comments',OLD."relevant_comments",'shares',OLD."shares",'saves',OLD."saves",'clicks',OLD."clicks",'sessions',OLD."sessions",'leads',OLD."leads",'new_followers',OLD."new_followers",'campaign_id',OLD."campaign_id",'label',OLD."label",'starts_on',OLD."starts_on",'interactions',OLD."interactions",'users',OLD."users",'new_users',OLD."new_users",'events',OLD."events",'stated_conversions',OLD."stated_conversions",'spend_minor',OLD."spend_minor",'spend_currency',OLD."spend_currency"))); END;
CREATE TRIGGER note_budget_line_update AFTER UPDATE ON budget_line WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'budget_line', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'category',OLD."category",'planned_minor',OLD."planned_minor",'note',OLD."note"))); END;
CREATE TRIGGER note_budget_line_delete AFTER DELETE ON budget_line WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'budget_line', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'category',OLD."category",'planned_minor',OLD."planned_minor",'note',OLD."note"))); END;
CREATE TRIGGER note_commission_term_update AFTER UPDATE ON commission_term WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_term', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'currency',OLD."currency",'method',OLD."method",'hold_days',OLD."hold_days"))); END;
CREATE TRIGGER note_commission_term_delete AFTER DELETE ON commission_term WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_term', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'currency',OLD."currency",'method',OLD."method",'hold_days',OLD."hold_days"))); END;
CREATE TRIGGER note_commission_tier_update AFTER UPDATE ON commission_tier WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_tier', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'commission_term_id',OLD."commission_term_id",'from_on',OLD."from_on",'from_minor',OLD."from_minor",'percent',OLD."percent"))); END;
CREATE TRIGGER note_commission_tier_delete AFTER DELETE ON commission_tier WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_tier', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'commission_term_id',OLD."commission_term_id",'from_on',OLD."from_on",'from_minor',OLD."from_minor",'percent',OLD."percent"))); END;
CREATE TRIGGER note_commission_sale_update AFTER UPDATE ON commission_sale WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_sale', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'sales_minor',OLD."sales_minor",'refunds_minor',OLD."refunds_minor",'note',OLD."note"))); END;
CREATE TRIGGER note_commission_sale_delete AFTER DELETE ON commission_sale WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'commission_sale', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'collaboration_id',OLD."collaboration_id",'starts_on',OLD."starts_on",'ends_on',OLD."ends_on",'sales_minor',OLD."sales_minor",'refunds_minor',OLD."refunds_minor",'note',OLD."note"))); END;
CREATE TRIGGER note_cost_update AFTER UPDATE ON cost WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cost', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'category',OLD."category",'description',OLD."description",'payee',OLD."payee",'amount_minor',OLD."amount_minor",'amount_currency',OLD."amount_currency",'exchange_rate',OLD."exchange_rate",'counted_minor',OLD."counted_minor",'counted_currency',OLD."counted_currency",'state',OLD."state",'on_day',OLD."on_day",'due_on',OLD."due_on",'due_from',OLD."due_from",'hold_until',OLD."hold_until",'invoice_ref',OLD."invoice_ref",'document',OLD."document",'withheld_minor',OLD."withheld_minor",'paid_on',OLD."paid_on",'paid_ref',OLD."paid_ref",'origin',OLD."origin",'shipment_id',OLD."shipment_id",'commission_sale_id',OLD."commission_sale_id",'part_of',OLD."part_of",'over_note',OLD."over_note",'notes',OLD."notes"))); END;
CREATE TRIGGER note_cost_delete AFTER DELETE ON cost WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'cost', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'category',OLD."category",'description',OLD."description",'payee',OLD."payee",'amount_minor',OLD."amount_minor",'amount_currency',OLD."amount_currency",'exchange_rate',OLD."exchange_rate",'counted_minor',OLD."counted_minor",'counted_currency',OLD."counted_currency",'state',OLD."state",'on_day',OLD."on_day",'due_on',OLD."due_on",'due_from',OLD."due_from",'hold_until',OLD."hold_until",'invoice_ref',OLD."invoice_ref",'document',OLD."document",'withheld_minor',OLD."withheld_minor",'paid_on',OLD."paid_on",'paid_ref',OLD."paid_ref",'origin',OLD."origin",'shipment_id',OLD."shipment_id",'commission_sale_id',OLD."commission_sale_id",'part_of',OLD."part_of",'over_note',OLD."over_note",'notes',OLD."notes"))); END;
CREATE TRIGGER note_exchange_rate_update AFTER UPDATE ON exchange_rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'exchange_rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'from_currency',OLD."from_currency",'to_currency',OLD."to_currency",'on_day',OLD."on_day",'rate',OLD."rate"))); END;
CREATE TRIGGER note_exchange_rate_delete AFTER DELETE ON exchange_rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'exchange_rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'from_currency',OLD."from_currency",'to_currency',OLD."to_currency",'on_day',OLD."on_day",'rate',OLD."rate"))); END;
CREATE TRIGGER note_work_time_update AFTER UPDATE ON work_time WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'work_time', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'on_day',OLD."on_day",'minutes',OLD."minutes",'hourly_rate_minor',OLD."hourly_rate_minor",'hourly_rate_currency',OLD."hourly_rate_currency",'touch_id',OLD."touch_id",'note',OLD."note"))); END;
CREATE TRIGGER note_work_time_delete AFTER DELETE ON work_time WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'work_time', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'on_day',OLD."on_day",'minutes',OLD."minutes",'hourly_rate_minor',OLD."hourly_rate_minor",'hourly_rate_currency',OLD."hourly_rate_currency",'touch_id',OLD."touch_id",'note',OLD."note"))); END;
CREATE TRIGGER note_payee_update AFTER UPDATE ON payee WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'payee', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'legal_name',OLD."legal_name",'tax_kind',OLD."tax_kind",'tax_id',OLD."tax_id",'withholding_percent',OLD."withholding_percent",'vat_percent',OLD."vat_percent",'bank',OLD."bank",'account_no',OLD."account_no",'notes',OLD."notes"))); END;
CREATE TRIGGER note_payee_delete AFTER DELETE ON payee WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'payee', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'influencer_id',OLD."influencer_id",'legal_name',OLD."legal_name",'tax_kind',OLD."tax_kind",'tax_id',OLD."tax_id",'withholding_percent',OLD."withholding_percent",'vat_percent',OLD."vat_percent",'bank',OLD."bank",'account_no',OLD."account_no",'notes',OLD."notes"))); END;
CREATE TRIGGER note_conversion_goal_update AFTER UPDATE ON conversion_goal WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'conversion_goal', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'kind',OLD."kind",'name',OLD."name",'name_key',OLD."name_key",'value_minor',OLD."value_minor",'value_currency',OLD."value_currency",'ltv_minor',OLD."ltv_minor",'ltv_currency',OLD."ltv_currency",'rate',OLD."rate"))); END;
CREATE TRIGGER note_conversion_goal_delete AFTER DELETE ON conversion_goal WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'conversion_goal', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'kind',OLD."kind",'name',OLD."name",'name_key',OLD."name_key",'value_minor',OLD."value_minor",'value_currency',OLD."value_currency",'ltv_minor',OLD."ltv_minor",'ltv_currency',OLD."ltv_currency",'rate',OLD."rate"))); END;
CREATE TRIGGER note_conversion_update AFTER UPDATE ON conversion WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'conversion', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'goal_id',OLD."goal_id",'kind',OLD."kind",'on_day',OLD."on_day",'order_ref',OLD."order_ref",'what',OLD."what",'quantity',OLD."quantity",'unit_minor',OLD."unit_minor",'gross_minor',OLD."gross_minor",'refunded_minor',OLD."refunded_minor",'amount_minor',OLD."amount_minor",'amount_currency',OLD."amount_currency",'exchange_rate',OLD."exchange_rate",'counted_minor',OLD."counted_minor",'counted_currency',OLD."counted_currency",'status',OLD."status",'code',OLD."code",'code_key',OLD."code_key",'utm_source',OLD."utm_source",'utm_medium',OLD."utm_medium",'utm_campaign',OLD."utm_campaign",'utm_content',OLD."utm_content",'utm_term',OLD."utm_term",'url',OLD."url",'clicked_on',OLD."clicked_on",'path',OLD."path",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'attributed_by',OLD."attributed_by",'source',OLD."source",'mark',OLD."mark",'notes',OLD."notes"))); END;
CREATE TRIGGER note_conversion_delete AFTER DELETE ON conversion WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'conversion', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'goal_id',OLD."goal_id",'kind',OLD."kind",'on_day',OLD."on_day",'order_ref',OLD."order_ref",'what',OLD."what",'quantity',OLD."quantity",'unit_minor',OLD."unit_minor",'gross_minor',OLD."gross_minor",'refunded_minor',OLD."refunded_minor",'amount_minor',OLD."amount_minor",'amount_currency',OLD."amount_currency",'exchange_rate',OLD."exchange_rate",'counted_minor',OLD."counted_minor",'counted_currency',OLD."counted_currency",'status',OLD."status",'code',OLD."code",'code_key',OLD."code_key",'utm_source',OLD."utm_source",'utm_medium',OLD."utm_medium",'utm_campaign',OLD."utm_campaign",'utm_content',OLD."utm_content",'utm_term',OLD."utm_term",'url',OLD."url",'clicked_on',OLD."clicked_on",'path',OLD."path",'collaboration_id',OLD."collaboration_id",'channel',OLD."channel",'attributed_by',OLD."attributed_by",'source',OLD."source",'mark',OLD."mark",'notes',OLD."notes"))); END;
CREATE TRIGGER note_shared_code_update AFTER UPDATE ON shared_code WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'shared_code', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'code',OLD."code",'code_key',OLD."code_key"))); END;
CREATE TRIGGER note_shared_code_delete AFTER DELETE ON shared_code WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'shared_code', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'code',OLD."code",'code_key',OLD."code_key"))); END;
CREATE TRIGGER note_spelling_update AFTER UPDATE ON spelling WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'spelling', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'part',OLD."part",'written',OLD."written",'written_key',OLD."written_key",'means',OLD."means"))); END;
CREATE TRIGGER note_spelling_delete AFTER DELETE ON spelling WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'spelling', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'part',OLD."part",'written',OLD."written",'written_key',OLD."written_key",'means',OLD."means"))); END;
CREATE TRIGGER note_channel_name_update AFTER UPDATE ON channel_name WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'channel_name', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'channel',OLD."channel",'written',OLD."written"))); END;
CREATE TRIGGER note_channel_name_delete AFTER DELETE ON channel_name WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'channel_name', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'channel',OLD."channel",'written',OLD."written"))); END;
CREATE TRIGGER note_brand_reading_update AFTER UPDATE ON brand_reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'brand_reading', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'phase',OLD."phase",'channel',OLD."channel",'followers',OLD."followers",'searches',OLD."searches",'mentions',OLD."mentions",'sentiment',OLD."sentiment",'source',OLD."source",'notes',OLD."notes"))); END;
CREATE TRIGGER note_brand_reading_delete AFTER DELETE ON brand_reading WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'brand_reading', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'phase',OLD."phase",'channel',OLD."channel",'followers',OLD."followers",'searches',OLD."searches",'mentions',OLD."mentions",'sentiment',OLD."sentiment",'source',OLD."source",'notes',OLD."notes"))); END;
CREATE TRIGGER note_mention_update AFTER UPDATE ON mention WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'mention', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'platform',OLD."platform",'url',OLD."url",'author',OLD."author",'keyword',OLD."keyword",'sentiment',OLD."sentiment",'text',OLD."text",'mark',OLD."mark"))); END;
CREATE TRIGGER note_mention_delete AFTER DELETE ON mention WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'mention', OLD.id, OLD.id, json_array(json_object('created_at',OLD."created_at",'updated_at',OLD."updated_at",'version',OLD."version",'id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'platform',OLD."platform",'url',OLD."url",'author',OLD."author",'keyword',OLD."keyword",'sentiment',OLD."sentiment",'text',OLD."text",'mark',OLD."mark"))); END;
CREATE TRIGGER note_report_update AFTER UPDATE ON report WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'report', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'format',OLD."format",'language',OLD."language",'file',OLD."file"))); END;
CREATE TRIGGER note_report_delete AFTER DELETE ON report WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'report', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'campaign_id',OLD."campaign_id",'on_day',OLD."on_day",'format',OLD."format",'language',OLD."language",'file',OLD."file"))); END;
CREATE TRIGGER note_emv_rate_update AFTER UPDATE ON emv_rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'emv_rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'channel',OLD."channel",'cpm_minor',OLD."cpm_minor",'cpm_currency',OLD."cpm_currency"))); END;
CREATE TRIGGER note_emv_rate_delete AFTER DELETE ON emv_rate WHEN (SELECT unit FROM open_unit) IS NOT NULL BEGIN INSERT INTO change(unit, "table", row, last_row, before) VALUES ((SELECT unit FROM open_unit), 'emv_rate', OLD.id, OLD.id, json_array(json_object('id',OLD."id",'channel',OLD."channel",'cpm_minor',OLD."cpm_minor",'cpm_currency',OLD."cpm_currency"))); END;
CREATE TRIGGER sum_budget_total_insert AFTER INSERT ON cost BEGIN INSERT INTO budget_total SELECT ifnull(NEW.campaign_id,0),NEW.state,NEW.category,NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM budget_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE budget_total SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_budget_total_update AFTER UPDATE OF campaign_id,state,category,amount_currency,counted_currency,amount_minor,counted_minor ON cost BEGIN UPDATE budget_total SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM budget_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; INSERT INTO budget_total SELECT ifnull(NEW.campaign_id,0),NEW.state,NEW.category,NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM budget_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE budget_total SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_budget_total_delete AFTER DELETE ON cost BEGIN UPDATE budget_total SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM budget_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; END;
CREATE TRIGGER sum_cost_total_insert AFTER INSERT ON cost BEGIN INSERT INTO cost_total SELECT ifnull(NEW.campaign_id,0),NEW.state,NEW.category,ifnull(NEW.channel,''),NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM cost_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND channel=ifnull(NEW.channel,'') AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE cost_total SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND channel=ifnull(NEW.channel,'') AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_cost_total_update AFTER UPDATE OF campaign_id,state,category,channel,amount_currency,counted_currency,amount_minor,counted_minor ON cost BEGIN UPDATE cost_total SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND channel=ifnull(OLD.channel,'') AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM cost_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND channel=ifnull(OLD.channel,'') AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; INSERT INTO cost_total SELECT ifnull(NEW.campaign_id,0),NEW.state,NEW.category,ifnull(NEW.channel,''),NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM cost_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND channel=ifnull(NEW.channel,'') AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE cost_total SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND state=NEW.state AND category=NEW.category AND channel=ifnull(NEW.channel,'') AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_cost_total_delete AFTER DELETE ON cost BEGIN UPDATE cost_total SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND channel=ifnull(OLD.channel,'') AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM cost_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND state=OLD.state AND category=OLD.category AND channel=ifnull(OLD.channel,'') AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; END;
CREATE TRIGGER sum_time_total_insert AFTER INSERT ON work_time BEGIN INSERT INTO time_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.channel,''),ifnull(NEW.hourly_rate_currency,''),ifnull(NEW.hourly_rate_minor,0),0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM time_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND hourly_rate_currency=ifnull(NEW.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(NEW.hourly_rate_minor,0)); UPDATE time_total SET many=many+1,minutes=minutes+NEW.minutes WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND hourly_rate_currency=ifnull(NEW.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(NEW.hourly_rate_minor,0) AND 1; END;
CREATE TRIGGER sum_time_total_update AFTER UPDATE OF campaign_id,channel,hourly_rate_currency,hourly_rate_minor,minutes ON work_time BEGIN UPDATE time_total SET many=many-1,minutes=minutes-OLD.minutes WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND hourly_rate_currency=ifnull(OLD.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(OLD.hourly_rate_minor,0) AND 1; DELETE FROM time_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND hourly_rate_currency=ifnull(OLD.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(OLD.hourly_rate_minor,0) AND many=0; INSERT INTO time_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.channel,''),ifnull(NEW.hourly_rate_currency,''),ifnull(NEW.hourly_rate_minor,0),0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM time_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND hourly_rate_currency=ifnull(NEW.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(NEW.hourly_rate_minor,0)); UPDATE time_total SET many=many+1,minutes=minutes+NEW.minutes WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND hourly_rate_currency=ifnull(NEW.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(NEW.hourly_rate_minor,0) AND 1; END;
CREATE TRIGGER sum_time_total_delete AFTER DELETE ON work_time BEGIN UPDATE time_total SET many=many-1,minutes=minutes-OLD.minutes WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND hourly_rate_currency=ifnull(OLD.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(OLD.hourly_rate_minor,0) AND 1; DELETE FROM time_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND hourly_rate_currency=ifnull(OLD.hourly_rate_currency,'') AND hourly_rate_minor=ifnull(OLD.hourly_rate_minor,0) AND many=0; END;
CREATE TRIGGER sum_conversion_total_insert AFTER INSERT ON conversion BEGIN INSERT INTO conversion_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.channel,''),substr(NEW.on_day,1,7),NEW.kind,NEW.attributed_by,(NEW.status<>'cancelled'),ifnull(NEW.amount_currency,''),ifnull(NEW.counted_currency,''),0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM conversion_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND month=substr(NEW.on_day,1,7) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE conversion_total SET many=many+1,quantity=quantity+NEW.quantity,amount_minor=amount_minor+ifnull(NEW.amount_minor,0),counted_minor=counted_minor+ifnull(NEW.counted_minor,0),refunded_minor=refunded_minor+NEW.refunded_minor WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND month=substr(NEW.on_day,1,7) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_conversion_total_update AFTER UPDATE OF campaign_id,channel,on_day,kind,attributed_by,status,amount_currency,counted_currency,quantity,amount_minor,counted_minor,refunded_minor ON conversion BEGIN UPDATE conversion_total SET many=many-1,quantity=quantity-OLD.quantity,amount_minor=amount_minor-ifnull(OLD.amount_minor,0),counted_minor=counted_minor-ifnull(OLD.counted_minor,0),refunded_minor=refunded_minor-OLD.refunded_minor WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND month=substr(OLD.on_day,1,7) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM conversion_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND month=substr(OLD.on_day,1,7) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; INSERT INTO conversion_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.channel,''),substr(NEW.on_day,1,7),NEW.kind,NEW.attributed_by,(NEW.status<>'cancelled'),ifnull(NEW.amount_currency,''),ifnull(NEW.counted_currency,''),0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM conversion_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND month=substr(NEW.on_day,1,7) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE conversion_total SET many=many+1,quantity=quantity+NEW.quantity,amount_minor=amount_minor+ifnull(NEW.amount_minor,0),counted_minor=counted_minor+ifnull(NEW.counted_minor,0),refunded_minor=refunded_minor+NEW.refunded_minor WHERE campaign_id=ifnull(NEW.campaign_id,0) AND channel=ifnull(NEW.channel,'') AND month=substr(NEW.on_day,1,7) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_conversion_total_delete AFTER DELETE ON conversion BEGIN UPDATE conversion_total SET many=many-1,quantity=quantity-OLD.quantity,amount_minor=amount_minor-ifnull(OLD.amount_minor,0),counted_minor=counted_minor-ifnull(OLD.counted_minor,0),refunded_minor=refunded_minor-OLD.refunded_minor WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND month=substr(OLD.on_day,1,7) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM conversion_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND channel=ifnull(OLD.channel,'') AND month=substr(OLD.on_day,1,7) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; END;
CREATE TRIGGER sum_talk_total_insert AFTER INSERT ON conversion BEGIN INSERT INTO talk_total SELECT ifnull(NEW.collaboration_id,0),ifnull(NEW.campaign_id,0),NEW.kind,NEW.attributed_by,(NEW.status<>'cancelled'),ifnull(NEW.amount_currency,''),ifnull(NEW.counted_currency,''),0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM talk_total WHERE collaboration_id=ifnull(NEW.collaboration_id,0) AND campaign_id=ifnull(NEW.campaign_id,0) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE talk_total SET many=many+1,quantity=quantity+NEW.quantity,amount_minor=amount_minor+ifnull(NEW.amount_minor,0),counted_minor=counted_minor+ifnull(NEW.counted_minor,0),refunded_minor=refunded_minor+NEW.refunded_minor WHERE collaboration_id=ifnull(NEW.collaboration_id,0) AND campaign_id=ifnull(NEW.campaign_id,0) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_talk_total_update AFTER UPDATE OF collaboration_id,campaign_id,kind,attributed_by,status,amount_currency,counted_currency,quantity,amount_minor,counted_minor,refunded_minor ON conversion BEGIN UPDATE talk_total SET many=many-1,quantity=quantity-OLD.quantity,amount_minor=amount_minor-ifnull(OLD.amount_minor,0),counted_minor=counted_minor-ifnull(OLD.counted_minor,0),refunded_minor=refunded_minor-OLD.refunded_minor WHERE collaboration_id=ifnull(OLD.collaboration_id,0) AND campaign_id=ifnull(OLD.campaign_id,0) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM talk_total WHERE collaboration_id=ifnull(OLD.collaboration_id,0) AND campaign_id=ifnull(OLD.campaign_id,0) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; INSERT INTO talk_total SELECT ifnull(NEW.collaboration_id,0),ifnull(NEW.campaign_id,0),NEW.kind,NEW.attributed_by,(NEW.status<>'cancelled'),ifnull(NEW.amount_currency,''),ifnull(NEW.counted_currency,''),0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM talk_total WHERE collaboration_id=ifnull(NEW.collaboration_id,0) AND campaign_id=ifnull(NEW.campaign_id,0) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE talk_total SET many=many+1,quantity=quantity+NEW.quantity,amount_minor=amount_minor+ifnull(NEW.amount_minor,0),counted_minor=counted_minor+ifnull(NEW.counted_minor,0),refunded_minor=refunded_minor+NEW.refunded_minor WHERE collaboration_id=ifnull(NEW.collaboration_id,0) AND campaign_id=ifnull(NEW.campaign_id,0) AND kind=NEW.kind AND attributed_by=NEW.attributed_by AND counts=(NEW.status<>'cancelled') AND amount_currency=ifnull(NEW.amount_currency,'') AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_talk_total_delete AFTER DELETE ON conversion BEGIN UPDATE talk_total SET many=many-1,quantity=quantity-OLD.quantity,amount_minor=amount_minor-ifnull(OLD.amount_minor,0),counted_minor=counted_minor-ifnull(OLD.counted_minor,0),refunded_minor=refunded_minor-OLD.refunded_minor WHERE collaboration_id=ifnull(OLD.collaboration_id,0) AND campaign_id=ifnull(OLD.campaign_id,0) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM talk_total WHERE collaboration_id=ifnull(OLD.collaboration_id,0) AND campaign_id=ifnull(OLD.campaign_id,0) AND kind=OLD.kind AND attributed_by=OLD.attributed_by AND counts=(OLD.status<>'cancelled') AND amount_currency=ifnull(OLD.amount_currency,'') AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; END;
CREATE TRIGGER sum_cost_month_insert AFTER INSERT ON cost BEGIN INSERT INTO cost_month SELECT ifnull(NEW.campaign_id,0),substr(NEW.on_day,1,7),NEW.state,NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM cost_month WHERE campaign_id=ifnull(NEW.campaign_id,0) AND month=substr(NEW.on_day,1,7) AND state=NEW.state AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE cost_month SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND month=substr(NEW.on_day,1,7) AND state=NEW.state AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_cost_month_update AFTER UPDATE OF campaign_id,on_day,state,amount_currency,counted_currency,amount_minor,counted_minor ON cost BEGIN UPDATE cost_month SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND month=substr(OLD.on_day,1,7) AND state=OLD.state AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM cost_month WHERE campaign_id=ifnull(OLD.campaign_id,0) AND month=substr(OLD.on_day,1,7) AND state=OLD.state AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; INSERT INTO cost_month SELECT ifnull(NEW.campaign_id,0),substr(NEW.on_day,1,7),NEW.state,NEW.amount_currency,ifnull(NEW.counted_currency,''),0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM cost_month WHERE campaign_id=ifnull(NEW.campaign_id,0) AND month=substr(NEW.on_day,1,7) AND state=NEW.state AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'')); UPDATE cost_month SET many=many+1,amount_minor=amount_minor+NEW.amount_minor,counted_minor=counted_minor+ifnull(NEW.counted_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND month=substr(NEW.on_day,1,7) AND state=NEW.state AND amount_currency=NEW.amount_currency AND counted_currency=ifnull(NEW.counted_currency,'') AND 1; END;
CREATE TRIGGER sum_cost_month_delete AFTER DELETE ON cost BEGIN UPDATE cost_month SET many=many-1,amount_minor=amount_minor-OLD.amount_minor,counted_minor=counted_minor-ifnull(OLD.counted_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND month=substr(OLD.on_day,1,7) AND state=OLD.state AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND 1; DELETE FROM cost_month WHERE campaign_id=ifnull(OLD.campaign_id,0) AND month=substr(OLD.on_day,1,7) AND state=OLD.state AND amount_currency=OLD.amount_currency AND counted_currency=ifnull(OLD.counted_currency,'') AND many=0; END;
CREATE TRIGGER sum_figures_total_insert AFTER INSERT ON piece_line BEGIN INSERT INTO figures_total SELECT NEW.campaign_id,NEW.channel,NEW.kind,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM figures_total WHERE campaign_id=NEW.campaign_id AND channel=NEW.channel AND kind=NEW.kind); UPDATE figures_total SET many=many+1,measured=measured+(NEW.readings>0),impressions=impressions+ifnull(NEW.impressions,0),impressions_n=impressions_n+(NEW.impressions IS NOT NULL),reach=reach+ifnull(NEW.reach,0),reach_n=reach_n+(NEW.reach IS NOT NULL),views=views+ifnull(NEW.views,0),views_n=views_n+(NEW.views IS NOT NULL),likes=likes+ifnull(NEW.likes,0),likes_n=likes_n+(NEW.likes IS NOT NULL),comments=comments+ifnull(NEW.comments,0),comments_n=comments_n+(NEW.comments IS NOT NULL),relevant_comments=relevant_comments+ifnull(NEW.relevant_comments,0),relevant_comments_n=relevant_comments_n+(NEW.relevant_comments IS NOT NULL),shares=shares+ifnull(NEW.shares,0),shares_n=shares_n+(NEW.shares IS NOT NULL),saves=saves+ifnull(NEW.saves,0),saves_n=saves_n+(NEW.saves IS NOT NULL),clicks=clicks+ifnull(NEW.clicks,0),clicks_n=clicks_n+(NEW.clicks IS NOT NULL),sessions=sessions+ifnull(NEW.sessions,0),sessions_n=sessions_n+(NEW.sessions IS NOT NULL),leads=leads+ifnull(NEW.leads,0),leads_n=leads_n+(NEW.leads IS NOT NULL),new_followers=new_followers+ifnull(NEW.new_followers,0),new_followers_n=new_followers_n+(NEW.new_followers IS NOT NULL),engagements=engagements+ifnull(NEW.engagements,0),engagements_n=engagements_n+(NEW.engagements IS NOT NULL) WHERE campaign_id=NEW.campaign_id AND channel=NEW.channel AND kind=NEW.kind AND 1; END;
CREATE TRIGGER sum_figures_total_update AFTER UPDATE OF campaign_id,channel,kind,readings,impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers,engagements ON piece_line BEGIN UPDATE figures_total SET many=many-1,measured=measured-(OLD.readings>0),impressions=impressions-ifnull(OLD.impressions,0),impressions_n=impressions_n-(OLD.impressions IS NOT NULL),reach=reach-ifnull(OLD.reach,0),reach_n=reach_n-(OLD.reach IS NOT NULL),views=views-ifnull(OLD.views,0),views_n=views_n-(OLD.views IS NOT NULL),likes=likes-ifnull(OLD.likes,0),likes_n=likes_n-(OLD.likes IS NOT NULL),comments=comments-ifnull(OLD.comments,0),comments_n=comments_n-(OLD.comments IS NOT NULL),relevant_comments=relevant_comments-ifnull(OLD.relevant_comments,0),relevant_comments_n=relevant_comments_n-(OLD.relevant_comments IS NOT NULL),shares=shares-ifnull(OLD.shares,0),shares_n=shares_n-(OLD.shares IS NOT NULL),saves=saves-ifnull(OLD.saves,0),saves_n=saves_n-(OLD.saves IS NOT NULL),clicks=clicks-ifnull(OLD.clicks,0),clicks_n=clicks_n-(OLD.clicks IS NOT NULL),sessions=sessions-ifnull(OLD.sessions,0),sessions_n=sessions_n-(OLD.sessions IS NOT NULL),leads=leads-ifnull(OLD.leads,0),leads_n=leads_n-(OLD.leads IS NOT NULL),new_followers=new_followers-ifnull(OLD.new_followers,0),new_followers_n=new_followers_n-(OLD.new_followers IS NOT NULL),engagements=engagements-ifnull(OLD.engagements,0),engagements_n=engagements_n-(OLD.engagements IS NOT NULL) WHERE campaign_id=OLD.campaign_id AND channel=OLD.channel AND kind=OLD.kind AND 1; DELETE FROM figures_total WHERE campaign_id=OLD.campaign_id AND channel=OLD.channel AND kind=OLD.kind AND many=0; INSERT INTO figures_total SELECT NEW.campaign_id,NEW.channel,NEW.kind,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0 WHERE 1 AND NOT EXISTS (SELECT 1 FROM figures_total WHERE campaign_id=NEW.campaign_id AND channel=NEW.channel AND kind=NEW.kind); UPDATE figures_total SET many=many+1,measured=measured+(NEW.readings>0),impressions=impressions+ifnull(NEW.impressions,0),impressions_n=impressions_n+(NEW.impressions IS NOT NULL),reach=reach+ifnull(NEW.reach,0),reach_n=reach_n+(NEW.reach IS NOT NULL),views=views+ifnull(NEW.views,0),views_n=views_n+(NEW.views IS NOT NULL),likes=likes+ifnull(NEW.likes,0),likes_n=likes_n+(NEW.likes IS NOT NULL),comments=comments+ifnull(NEW.comments,0),comments_n=comments_n+(NEW.comments IS NOT NULL),relevant_comments=relevant_comments+ifnull(NEW.relevant_comments,0),relevant_comments_n=relevant_comments_n+(NEW.relevant_comments IS NOT NULL),shares=shares+ifnull(NEW.shares,0),shares_n=shares_n+(NEW.shares IS NOT NULL),saves=saves+ifnull(NEW.saves,0),saves_n=saves_n+(NEW.saves IS NOT NULL),clicks=clicks+ifnull(NEW.clicks,0),clicks_n=clicks_n+(NEW.clicks IS NOT NULL),sessions=sessions+ifnull(NEW.sessions,0),sessions_n=sessions_n+(NEW.sessions IS NOT NULL),leads=leads+ifnull(NEW.leads,0),leads_n=leads_n+(NEW.leads IS NOT NULL),new_followers=new_followers+ifnull(NEW.new_followers,0),new_followers_n=new_followers_n+(NEW.new_followers IS NOT NULL),engagements=engagements+ifnull(NEW.engagements,0),engagements_n=engagements_n+(NEW.engagements IS NOT NULL) WHERE campaign_id=NEW.campaign_id AND channel=NEW.channel AND kind=NEW.kind AND 1; END;
CREATE TRIGGER sum_figures_total_delete AFTER DELETE ON piece_line BEGIN UPDATE figures_total SET many=many-1,measured=measured-(OLD.readings>0),impressions=impressions-ifnull(OLD.impressions,0),impressions_n=impressions_n-(OLD.impressions IS NOT NULL),reach=reach-ifnull(OLD.reach,0),reach_n=reach_n-(OLD.reach IS NOT NULL),views=views-ifnull(OLD.views,0),views_n=views_n-(OLD.views IS NOT NULL),likes=likes-ifnull(OLD.likes,0),likes_n=likes_n-(OLD.likes IS NOT NULL),comments=comments-ifnull(OLD.comments,0),comments_n=comments_n-(OLD.comments IS NOT NULL),relevant_comments=relevant_comments-ifnull(OLD.relevant_comments,0),relevant_comments_n=relevant_comments_n-(OLD.relevant_comments IS NOT NULL),shares=shares-ifnull(OLD.shares,0),shares_n=shares_n-(OLD.shares IS NOT NULL),saves=saves-ifnull(OLD.saves,0),saves_n=saves_n-(OLD.saves IS NOT NULL),clicks=clicks-ifnull(OLD.clicks,0),clicks_n=clicks_n-(OLD.clicks IS NOT NULL),sessions=sessions-ifnull(OLD.sessions,0),sessions_n=sessions_n-(OLD.sessions IS NOT NULL),leads=leads-ifnull(OLD.leads,0),leads_n=leads_n-(OLD.leads IS NOT NULL),new_followers=new_followers-ifnull(OLD.new_followers,0),new_followers_n=new_followers_n-(OLD.new_followers IS NOT NULL),engagements=engagements-ifnull(OLD.engagements,0),engagements_n=engagements_n-(OLD.engagements IS NOT NULL) WHERE campaign_id=OLD.campaign_id AND channel=OLD.channel AND kind=OLD.kind AND 1; DELETE FROM figures_total WHERE campaign_id=OLD.campaign_id AND channel=OLD.channel AND kind=OLD.kind AND many=0; END;
CREATE TRIGGER sum_day_total_insert AFTER INSERT ON reading BEGIN INSERT INTO day_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.collaboration_id,0),ifnull(NEW.channel,''),ifnull(NEW.label,''),NEW.source,ifnull(NEW.spend_currency,''),0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0 WHERE (NEW.deliverable_id IS NULL AND NEW.window='24h') AND NOT EXISTS (SELECT 1 FROM day_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND collaboration_id=ifnull(NEW.collaboration_id,0) AND channel=ifnull(NEW.channel,'') AND label=ifnull(NEW.label,'') AND source=NEW.source AND spend_currency=ifnull(NEW.spend_currency,'')); UPDATE day_total SET many=many+1,impressions=impressions+ifnull(NEW.impressions,0),views=views+ifnull(NEW.views,0),likes=likes+ifnull(NEW.likes,0),comments=comments+ifnull(NEW.comments,0),shares=shares+ifnull(NEW.shares,0),saves=saves+ifnull(NEW.saves,0),clicks=clicks+ifnull(NEW.clicks,0),sessions=sessions+ifnull(NEW.sessions,0),leads=leads+ifnull(NEW.leads,0),new_followers=new_followers+ifnull(NEW.new_followers,0),interactions=interactions+ifnull(NEW.interactions,0),new_users=new_users+ifnull(NEW.new_users,0),events=events+ifnull(NEW.events,0),stated_conversions=stated_conversions+ifnull(NEW.stated_conversions,0),spend_minor=spend_minor+ifnull(NEW.spend_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND collaboration_id=ifnull(NEW.collaboration_id,0) AND channel=ifnull(NEW.channel,'') AND label=ifnull(NEW.label,'') AND source=NEW.source AND spend_currency=ifnull(NEW.spend_currency,'') AND (NEW.deliverable_id IS NULL AND NEW.window='24h'); END;
CREATE TRIGGER sum_day_total_update AFTER UPDATE OF campaign_id,collaboration_id,channel,label,source,spend_currency,impressions,views,likes,comments,shares,saves,clicks,sessions,leads,new_followers,interactions,new_users,events,stated_conversions,spend_minor,deliverable_id,window ON reading BEGIN UPDATE day_total SET many=many-1,impressions=impressions-ifnull(OLD.impressions,0),views=views-ifnull(OLD.views,0),likes=likes-ifnull(OLD.likes,0),comments=comments-ifnull(OLD.comments,0),shares=shares-ifnull(OLD.shares,0),saves=saves-ifnull(OLD.saves,0),clicks=clicks-ifnull(OLD.clicks,0),sessions=sessions-ifnull(OLD.sessions,0),leads=leads-ifnull(OLD.leads,0),new_followers=new_followers-ifnull(OLD.new_followers,0),interactions=interactions-ifnull(OLD.interactions,0),new_users=new_users-ifnull(OLD.new_users,0),events=events-ifnull(OLD.events,0),stated_conversions=stated_conversions-ifnull(OLD.stated_conversions,0),spend_minor=spend_minor-ifnull(OLD.spend_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND collaboration_id=ifnull(OLD.collaboration_id,0) AND channel=ifnull(OLD.channel,'') AND label=ifnull(OLD.label,'') AND source=OLD.source AND spend_currency=ifnull(OLD.spend_currency,'') AND (OLD.deliverable_id IS NULL AND OLD.window='24h'); DELETE FROM day_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND collaboration_id=ifnull(OLD.collaboration_id,0) AND channel=ifnull(OLD.channel,'') AND label=ifnull(OLD.label,'') AND source=OLD.source AND spend_currency=ifnull(OLD.spend_currency,'') AND many=0; INSERT INTO day_total SELECT ifnull(NEW.campaign_id,0),ifnull(NEW.collaboration_id,0),ifnull(NEW.channel,''),ifnull(NEW.label,''),NEW.source,ifnull(NEW.spend_currency,''),0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0 WHERE (NEW.deliverable_id IS NULL AND NEW.window='24h') AND NOT EXISTS (SELECT 1 FROM day_total WHERE campaign_id=ifnull(NEW.campaign_id,0) AND collaboration_id=ifnull(NEW.collaboration_id,0) AND channel=ifnull(NEW.channel,'') AND label=ifnull(NEW.label,'') AND source=NEW.source AND spend_currency=ifnull(NEW.spend_currency,'')); UPDATE day_total SET many=many+1,impressions=impressions+ifnull(NEW.impressions,0),views=views+ifnull(NEW.views,0),likes=likes+ifnull(NEW.likes,0),comments=comments+ifnull(NEW.comments,0),shares=shares+ifnull(NEW.shares,0),saves=saves+ifnull(NEW.saves,0),clicks=clicks+ifnull(NEW.clicks,0),sessions=sessions+ifnull(NEW.sessions,0),leads=leads+ifnull(NEW.leads,0),new_followers=new_followers+ifnull(NEW.new_followers,0),interactions=interactions+ifnull(NEW.interactions,0),new_users=new_users+ifnull(NEW.new_users,0),events=events+ifnull(NEW.events,0),stated_conversions=stated_conversions+ifnull(NEW.stated_conversions,0),spend_minor=spend_minor+ifnull(NEW.spend_minor,0) WHERE campaign_id=ifnull(NEW.campaign_id,0) AND collaboration_id=ifnull(NEW.collaboration_id,0) AND channel=ifnull(NEW.channel,'') AND label=ifnull(NEW.label,'') AND source=NEW.source AND spend_currency=ifnull(NEW.spend_currency,'') AND (NEW.deliverable_id IS NULL AND NEW.window='24h'); END;
CREATE TRIGGER sum_day_total_delete AFTER DELETE ON reading BEGIN UPDATE day_total SET many=many-1,impressions=impressions-ifnull(OLD.impressions,0),views=views-ifnull(OLD.views,0),likes=likes-ifnull(OLD.likes,0),comments=comments-ifnull(OLD.comments,0),shares=shares-ifnull(OLD.shares,0),saves=saves-ifnull(OLD.saves,0),clicks=clicks-ifnull(OLD.clicks,0),sessions=sessions-ifnull(OLD.sessions,0),leads=leads-ifnull(OLD.leads,0),new_followers=new_followers-ifnull(OLD.new_followers,0),interactions=interactions-ifnull(OLD.interactions,0),new_users=new_users-ifnull(OLD.new_users,0),events=events-ifnull(OLD.events,0),stated_conversions=stated_conversions-ifnull(OLD.stated_conversions,0),spend_minor=spend_minor-ifnull(OLD.spend_minor,0) WHERE campaign_id=ifnull(OLD.campaign_id,0) AND collaboration_id=ifnull(OLD.collaboration_id,0) AND channel=ifnull(OLD.channel,'') AND label=ifnull(OLD.label,'') AND source=OLD.source AND spend_currency=ifnull(OLD.spend_currency,'') AND (OLD.deliverable_id IS NULL AND OLD.window='24h'); DELETE FROM day_total WHERE campaign_id=ifnull(OLD.campaign_id,0) AND collaboration_id=ifnull(OLD.collaboration_id,0) AND channel=ifnull(OLD.channel,'') AND label=ifnull(OLD.label,'') AND source=OLD.source AND spend_currency=ifnull(OLD.spend_currency,'') AND many=0; END;
CREATE TRIGGER line_reading_insert AFTER INSERT ON reading WHEN NEW.deliverable_id NOTNULL BEGIN DELETE FROM piece_line WHERE deliverable_id=NEW.deliverable_id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=NEW.deliverable_id) ; END;
CREATE TRIGGER line_reading_update AFTER UPDATE ON reading BEGIN DELETE FROM piece_line WHERE deliverable_id=OLD.deliverable_id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=OLD.deliverable_id) ; DELETE FROM piece_line WHERE deliverable_id=NEW.deliverable_id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=NEW.deliverable_id) ; END;
CREATE TRIGGER line_reading_delete AFTER DELETE ON reading WHEN OLD.deliverable_id NOTNULL BEGIN DELETE FROM piece_line WHERE deliverable_id=OLD.deliverable_id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=OLD.deliverable_id) ; END;
CREATE TRIGGER line_deliverable_insert AFTER INSERT ON deliverable BEGIN DELETE FROM piece_line WHERE deliverable_id=NEW.id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=NEW.id) ; INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER line_deliverable_update AFTER UPDATE OF collaboration_id, account_id, kind, state, live_on, post_platform ON deliverable BEGIN DELETE FROM piece_line WHERE deliverable_id=NEW.id; INSERT INTO piece_line  SELECT number, collaboration_id, influencer_id, campaign_id, channel, kind, live_on,  readings, impressions,reach,views,likes,comments,relevant_comments,shares,saves,clicks,sessions,leads,new_followers, likes+comments+ifnull(shares,0)+ifnull(saves,0) FROM (SELECT d.id AS number, d.collaboration_id, c.influencer_id,  ifnull(c.campaign_id,0) AS campaign_id,  coalesce(d.post_platform, a.platform, '') AS channel, d.kind, d.live_on,  (SELECT count(*) FROM reading r WHERE r.deliverable_id=d.id) AS readings,  (SELECT r.impressions FROM reading r WHERE r.deliverable_id=d.id AND r.impressions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS impressions, (SELECT r.reach FROM reading r WHERE r.deliverable_id=d.id AND r.reach IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS reach, (SELECT r.views FROM reading r WHERE r.deliverable_id=d.id AND r.views IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS views, (SELECT r.likes FROM reading r WHERE r.deliverable_id=d.id AND r.likes IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS likes, (SELECT r.comments FROM reading r WHERE r.deliverable_id=d.id AND r.comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS comments, (SELECT r.relevant_comments FROM reading r WHERE r.deliverable_id=d.id AND r.relevant_comments IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS relevant_comments, (SELECT r.shares FROM reading r WHERE r.deliverable_id=d.id AND r.shares IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS shares, (SELECT r.saves FROM reading r WHERE r.deliverable_id=d.id AND r.saves IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS saves, (SELECT r.clicks FROM reading r WHERE r.deliverable_id=d.id AND r.clicks IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS clicks, (SELECT r.sessions FROM reading r WHERE r.deliverable_id=d.id AND r.sessions IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS sessions, (SELECT r.leads FROM reading r WHERE r.deliverable_id=d.id AND r.leads IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS leads, (SELECT r.new_followers FROM reading r WHERE r.deliverable_id=d.id AND r.new_followers IS NOT NULL ORDER BY r.on_day DESC, CASE r.window WHEN '24h' THEN 0 WHEN '7d' THEN 1 WHEN '30d' THEN 2 WHEN 'total' THEN 3 END DESC, CASE r.source WHEN 'verified' THEN 2 WHEN 'import' THEN 1 ELSE 0 END DESC, r.id DESC LIMIT 1) AS new_followers  FROM deliverable d JOIN collaboration c ON c.id=d.collaboration_id  LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live' AND d.id=NEW.id) ; INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER line_deliverable_delete AFTER DELETE ON deliverable BEGIN DELETE FROM piece_line WHERE deliverable_id=OLD.id; INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER line_account_update AFTER UPDATE OF platform ON account WHEN OLD.platform<>NEW.platform BEGIN UPDATE piece_line SET channel=coalesce((SELECT d.post_platform FROM deliverable d WHERE d.id=deliverable_id), NEW.platform) WHERE deliverable_id IN (SELECT d.id FROM deliverable d WHERE d.account_id=NEW.id); END;
CREATE TRIGGER line_collaboration_insert AFTER INSERT ON collaboration BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER line_collaboration_update AFTER UPDATE OF campaign_id, influencer_id ON collaboration WHEN OLD.campaign_id IS NOT NEW.campaign_id OR OLD.influencer_id<>NEW.influencer_id BEGIN UPDATE piece_line SET campaign_id=ifnull(NEW.campaign_id,0), influencer_id=NEW.influencer_id WHERE collaboration_id=NEW.id; INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER line_collaboration_delete AFTER DELETE ON collaboration BEGIN DELETE FROM piece_line WHERE collaboration_id=OLD.id; DELETE FROM result_line WHERE collaboration_id=OLD.id; DELETE FROM result_stale WHERE collaboration_id=OLD.id; END;
CREATE TRIGGER line_campaign_update AFTER UPDATE OF currency, hourly_rate_minor ON campaign WHEN OLD.currency IS NOT NEW.currency OR OLD.hourly_rate_minor IS NOT NEW.hourly_rate_minor BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT c.id AS whose FROM collaboration c WHERE c.campaign_id=NEW.id) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_conversion_insert AFTER INSERT ON conversion BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_conversion_update AFTER UPDATE ON conversion BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_conversion_delete AFTER DELETE ON conversion BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_cost_insert AFTER INSERT ON cost BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_cost_update AFTER UPDATE ON cost BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_cost_delete AFTER DELETE ON cost BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_work_time_insert AFTER INSERT ON work_time BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_work_time_update AFTER UPDATE ON work_time BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_work_time_delete AFTER DELETE ON work_time BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_piece_line_insert AFTER INSERT ON piece_line BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_piece_line_update AFTER UPDATE ON piece_line BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT NEW.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER result_piece_line_delete AFTER DELETE ON piece_line BEGIN INSERT INTO result_stale SELECT DISTINCT whose FROM (SELECT OLD.collaboration_id AS whose) WHERE whose>0 AND NOT EXISTS (SELECT 1 FROM result_stale WHERE collaboration_id=whose); END;
CREATE TRIGGER keep_change_update BEFORE UPDATE ON change WHEN (SELECT replaying FROM open_unit) IS NOT 1 BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER keep_change_delete BEFORE DELETE ON change WHEN (SELECT replaying FROM open_unit) IS NOT 1 BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER keep_unit_update BEFORE UPDATE ON unit WHEN (SELECT replaying FROM open_unit) IS NOT 1 AND (SELECT unit FROM open_unit) IS NULL BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER keep_unit_delete BEFORE DELETE ON unit WHEN (SELECT replaying FROM open_unit) IS NOT 1 AND (SELECT unit FROM open_unit) IS NOT OLD.id BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
INSERT INTO alembic_version VALUES ('0006');
INSERT INTO open_unit(id, unit, replaying) VALUES (1, NULL, 0);
PRAGMA application_id=1397705807;
PRAGMA user_version=6;
