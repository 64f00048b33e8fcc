"""Headings of ledgers as they are met in Chinese, English and German, by the field they name.

Of words of several parts these are joined by a line, in headings they may stand apart, be joined or
be parted by points and dashes: "Asset ID", "asset_id", "Inventar-Nr.". What is no field of an asset
but tells one stands here too: `total_kw` of all machines of a row, `running_count` and
`standby_count`, `bought` where no day of service is stated.
"""

_CHINESE = {
    "id": (
        "设备编号 编号 内部编号 资产编号 位号 设备位号 设备编码 资产编码 设备代码 管理编号 "
        "统一编号 设备号 资产号 固定资产编号 设备代号 设备序号 设备ID 运行编号 调度编号 双重编号 "
        "卡片编号 资产卡片号"
    ),
    "sequence": "序号 序",
    "name": (
        "设备名称 名称 用途 设备 用能设备名称 设备名 主要设备名称 主要用能设备名称 用能设备 "
        "机组名称 资产名称 固定资产名称 机器名称 机械名称 装置名称 物资名称 设备及名称"
    ),
    "model": (
        "型号规格 型号 规格 规格型号 设备型号 设备规格 设备型号规格 设备规格型号 "
        "品牌型号 品牌规格型号 品牌及型号 厂家型号 厂家及型号 生产厂家及型号 制造厂型号"
    ),
    "motor_model": (
        "电机型号 电动机型号 配用电机型号 配套电机型号 配用电动机型号 电机规格型号 电机型号功率 "
        "电机型号及功率 配套电机型号功率 配用电机型号功率 配用电机 配套电机 驱动电机 电机 电动机"
    ),
    "ratings": (
        "主要技术参数 技术参数 性能参数 主要性能参数 主要参数 额定参数 参数 技术性能 规格参数 "
        "铭牌参数 设备参数 主要性能 主要技术规格 技术规格 技术指标 铭牌 铭牌内容 铭牌信息 铭牌数据 "
        "设备铭牌 规格及参数 型号及参数 型号参数 规格型号及参数 型号规格及参数 型号及主要参数"
    ),
    "family": "类别 设备类别 设备类型 设备种类 设备分类 用能设备类别",
    "size": (
        "额定功率 单机功率 额定容量功率 额定功率容量 功率容量 容量功率 单台功率 单台容量 "
        "设备功率 设备额定功率 设备容量 单机容量"
    ),
    "power_kw": (
        "功率 装机功率 电机功率 电动机功率 配套功率 配用功率 配套电机功率 配用电机功率 输入功率 "
        "额定输入功率 电功率 耗电功率 轴功率 电机额定功率 电动机额定功率 电机容量"
    ),
    "capacity": "额定容量 容量 装机容量 额定蒸发量 蒸发量 额定出力 出力",
    "cooling_kw": (
        "制冷量 额定制冷量 名义制冷量 冷量 单机制冷量 额定制冷热量 制冷热量 制冷制热量 额定冷量"
    ),
    "heating_kw": (
        "制热量 额定制热量 名义制热量 供热量 额定供热量 热功率 额定热功率 额定热负荷 "
        "额定供热功率 额定热出力"
    ),
    "size_unit": "单位 计量单位 容量单位 功率单位",
    "count": (
        "台数 数量 台套数 台 套 台套 设备数量 设备台数 数量台套 装机台数 装机数 装机数量 "
        "安装台数 安装数量 总台数 配置台数 设备数 总数量 "
        "装机运行台数 安装运行台数 总台数运行台数 运行备用台数 使用备用台数"
    ),
    "commissioned": (
        "投运日期 启用时间 投产日期 安装日期 投用日期 启用日期 投运时间 投产时间 投用时间 "
        "投运年份 启用年份 投运年月 启用年月 投产年月 投用年月 投入使用日期 投入使用时间 "
        "使用日期 投产年份 投用年份 投运年 投产年 启用年 投用年 使用年月 投入使用年份 "
        "投入使用年月 始用日期 安装时间 安装年份 安装年月 投运时间年月 投产日期年月 "
        "投运 投产 投用 启用 投入使用 投入运行 投入运行时间 投入运行日期 "
        "开始使用时间 开始使用日期 投入使用时间年月 安装投运时间 "
        "验收日期"
    ),
    "made_year": (
        "制造年份 出厂日期 出厂年份 制造日期 出厂时间 出厂年月 制造年月 制造时间 生产日期 "
        "生产年份 制造年代 生产时间 出厂年 制造年 生产年月 生产年"
    ),
    "hours_per_year": (
        "年运行小时 年运行时间 年运行小时数 运行小时 运行时间 年运行时数 年工作小时 年开机小时 "
        "年运转小时 年运转时间 运转时间 运转小时 年工作时间 年工作小时数 年使用时间 年利用小时 "
        "年使用小时 全年运行时间 年运行 年使用时长 年运行时长 年累计运行时间 年累计运行小时数 "
        "年累计运行小时 运行小时年 运行时间年 小时年 全年运行小时 全年运行小时数 "
        "年开机时间 年均运行时间 年均运行小时数 年平均运行时间 年平均运行小时数 年运行时间小时"
    ),
    "hours_a_day": (
        "日运行时间 日运行小时 日运行小时数 每日运行时间 每天运行时间 日开机时间 日工作时间 "
        "日运行 日均运行 日均运行时间 每日运行 每天运行 日使用时间 日平均运行时间 "
        "每日运行小时数"
    ),
    "days_a_year": (
        "年运行天数 年工作天数 年运行日数 运行天数 年开机天数 年生产天数 年运行日 年开机日数 "
        "年使用天数 全年运行天数 年工作日"
    ),
    "load_factor": (
        "负载率 负荷率 平均负载率 平均负荷率 负载系数 负荷系数 平均负荷 负荷 负载 运行负荷 "
        "运行负荷率 运行负载率 平均负载 平均负载系数 平均运行负荷 平均运行负载率 平均运行负荷率 "
        "负荷比"
    ),
    "current_a": (
        "运行电流 实际电流 实测电流 工作电流 平均电流 实际运行电流 运行平均电流 平均运行电流 "
        "工作平均电流"
    ),
    "rated_current_a": "额定电流 铭牌电流 电流 电机额定电流 电机电流",
    "measured_kw": (
        "实测功率 运行功率 实际功率 实测输入功率 实际运行功率 平均运行功率 运行平均功率"
    ),
    "efficiency_pct": (
        "铭牌效率 效率 额定效率 实测效率 电机效率 设备效率 热效率 锅炉热效率 设计效率 "
        "设计热效率 水泵效率 额定热效率"
    ),
    "measured_kwh": (
        "年用电量 实测电量 年耗电量 年耗电 年电耗 年用电 实测年用电量 耗电量 用电量 全年用电量 "
        "年均用电量 年均耗电量 年实际用电量 年实际耗电量 上年用电量 上年耗电量"
    ),
    "p0_kw": "空载损耗 额定空载损耗",
    "pk_kw": "负载损耗 额定负载损耗 短路损耗",
    "connection": "联结组别 联结组 连接组别 联结组标号 接线组别 接线方式 绕组联结组",
    "flow_m3h": (
        "流量 额定流量 风量 额定风量 排气量 额定排气量 公称排气量 容积流量 公称容积流量 "
        "设计流量 循环水量 额定循环水量 处理风量 送风量"
    ),
    "head_m": "扬程 额定扬程 设计扬程",
    "pressure_kpa": "全压 风压 额定全压 额定风压 全风压",
    "speed_rpm": "转速 额定转速",
    "motor_rpm": "电机转速 电动机转速 电机额定转速",
    "specific_power": "比功率 机组比功率 输入比功率 机组输入比功率 实测比功率",
    "pressure_mpa": "排气压力 额定排气压力",
    "cooling": "冷却方式",
    "drive": "驱动方式 调速方式 控制方式",
    "iplv": "综合部分负荷性能系数",
    "cop_c": "名义制冷性能系数",
    "condenser": "冷凝方式",
    "voltage_kv": "额定电压 电压 电压等级",
    "status": (
        "状态 使用状态 设备状态 运行状态 使用情况 在用状态 设备现状 目前状态 使用现状 运行情况 "
        "运行状况 设备状况 使用状况 在用情况"
    ),
    "place": (
        "安装地点 车间 区域 地点 安装位置 位置 使用地点 使用部门 使用单位 所在车间 所在位置 "
        "所属车间 所属部门 部门 所在区域 装设地点 所在地点 使用场所 使用车间"
    ),
    "sheet": "工作表",
    "label": "能效等级 能效标识 标识能效等级 能效级别 能源效率等级",
    "serial": "出厂编号 序列号 设备序列号 产品编号 机号 出厂号 设备出厂编号 产品序列号",
    "new_cost": "更换投资 更新投资 更换费用 更新费用 改造投资",
    "new_efficiency_pct": "更换后效率",
    "new_specific_power": "更换后比功率",
    "new_iplv": "更换后iplv",
    "new_p0_kw": "更换后空载损耗",
    "new_pk_kw": "更换后负载损耗",
    "total_kw": (
        "总功率 功率合计 合计功率 总装机功率 装机总功率 总装机容量 装机总容量 总容量 功率小计"
    ),
    "running_count": (
        "运行台数 运行数 运行数量 在用台数 在用数量 使用台数 开启台数 常用台数 常开台数"
    ),
    "standby_count": "备用台数 备用数 备用数量 备用 其中备用 其中备用台数",
    "bought": (
        "购置时间 购置日期 购置年月 购置年份 购入时间 购入日期 购买时间 购买日期 采购时间 "
        "采购日期 入账日期 取得日期"
    ),
    "poles": "极数 电机极数 极",
    "fuel": "燃料 燃料种类 燃料类型 燃料品种 使用燃料 适用燃料 设计燃料",
    "thermal_class": "绝缘等级 绝缘耐热等级 耐热等级",
}
_ENGLISH = {
    "id": (
        "id asset_id asset_no asset_number asset_code asset_tag tag tag_no tag_number tag_id "
        "number equipment_no equipment_number equipment_id equipment_tag equipment_code "
        "sap_no machine_no machine_id item_no unit_tag unit_id inventory_no inventory_number "
        "plant_no "
        "reference ref"
    ),
    "sequence": "no item s_no sr_no sl_no",
    "name": (
        "name description equipment equipment_name equipment_description asset asset_name "
        "asset_description machine machine_name machine_description item_description "
        "unit_description service"
    ),
    "model": (
        "model type model_no model_number make_model make_and_model manufacturer_model "
        "manufacturer_and_model model_type type_model model_and_type make_type"
    ),
    "motor_model": "motor_model motor_type motor_model_no",
    "ratings": (
        "ratings specification specifications technical_data nameplate nameplate_data "
        "technical_specification key_data"
    ),
    "family": (
        "family kind equipment_type asset_type asset_class asset_category equipment_category "
        "category machine_type equipment_class object_type"
    ),
    "size": (
        "rated_power rated_size size rating rated_output nominal_power nominal_rating unit_rating"
    ),
    "power_kw": (
        "power motor_power motor_size motor_rating motor_output motor_kw motor_hp input_power "
        "power_input absorbed_power shaft_power electrical_power electric_power brake_power"
    ),
    "capacity": (
        "capacity rated_capacity nominal_capacity design_capacity installed_capacity unit_capacity"
    ),
    "cooling_kw": (
        "cooling_capacity refrigerating_capacity refrigeration_capacity cooling_output "
        "rated_cooling_capacity nominal_cooling_capacity cooling_load"
    ),
    "heating_kw": (
        "heating_capacity heat_output heating_output thermal_output rated_heat_output "
        "rated_thermal_output thermal_capacity thermal_power"
    ),
    "total_kw": (
        "total_power total_rated_power total_rating total_kw total_capacity "
        "total_installed_power total_load connected_load total_connected_load"
    ),
    "size_unit": "unit units rating_unit unit_of_rating uom capacity_unit power_unit",
    "count": (
        "count quantity qty no_of_units number_of_units nos units_installed installed_units "
        "no_off quantity_installed qty_installed number_installed duty_standby"
    ),
    "running_count": (
        "units_running running_units duty_units units_on_duty number_running qty_running "
        "number_in_use"
    ),
    "standby_count": "standby_units units_standby number_standby qty_standby",
    "commissioned": (
        "commissioned in_service commissioning_date commissioning_year date_commissioned "
        "date_of_commissioning year_of_commissioning year_commissioned installed "
        "installation_date install_date date_installed installation_year year_installed "
        "year_of_installation in_service_date in_service_since date_in_service "
        "in_operation_since startup_date start_up start_up_date"
    ),
    "bought": (
        "purchased purchase_date date_purchased year_purchased purchase_year year_of_purchase "
        "acquisition_date date_acquired acquired"
    ),
    "made_year": (
        "made_year construct_year year_made year_of_manufacture manufacture_year "
        "manufacturing_year "
        "manufacturing_date date_of_manufacture manufacture_date manufactured year_built built "
        "year_of_make year_of_construction construction_year mfg_year mfg_date year_mfg yom"
    ),
    "hours_per_year": (
        "hours_per_year hours running_hours operating_hours run_hours annual_hours "
        "annual_running_hours annual_operating_hours annual_run_hours hours_year hours_yr "
        "hrs_yr hrs_year h_year run_hrs run_hrs_yr run_hrs_year running_hrs running_hrs_yr "
        "annual_hrs running_hours_per_year operating_hours_per_year "
        "run_hours_per_year running_hours_year operating_hours_year yearly_hours "
        "yearly_running_hours yearly_operating_hours hours_of_operation "
        "annual_hours_of_operation hours_pa hours_run"
    ),
    "hours_a_day": (
        "hours_per_day hours_day hrs_day daily_hours running_hours_per_day "
        "operating_hours_per_day daily_running_hours"
    ),
    "days_a_year": (
        "days_per_year days_year days_yr operating_days running_days working_days "
        "annual_operating_days"
    ),
    "load_factor": (
        "load_factor load average_load avg_load mean_load average_load_factor avg_load_factor "
        "loading average_loading load_rate part_load typical_load"
    ),
    "current_a": (
        "running_current measured_current operating_current actual_current running_amps "
        "measured_amps"
    ),
    "rated_current_a": (
        "rated_current full_load_current full_load_amps nominal_current nameplate_current fla flc"
    ),
    "measured_kw": "measured_power measured_input_power actual_power running_power measured_kw",
    "efficiency_pct": (
        "efficiency efficiency_pct eff rated_efficiency nominal_efficiency nameplate_efficiency "
        "full_load_efficiency boiler_efficiency pump_efficiency motor_efficiency"
    ),
    "measured_kwh": (
        "measured_kwh annual_consumption annual_energy annual_energy_consumption "
        "annual_electricity annual_electricity_consumption annual_energy_use annual_kwh "
        "kwh_per_year kwh_year kwh_yr energy_consumption electricity_consumption "
        "yearly_consumption electricity_use energy_use metered_energy"
    ),
    "p0_kw": "p0 p0_kw no_load_loss no_load_losses iron_loss iron_losses core_loss",
    "pk_kw": (
        "pk pk_kw load_loss load_losses copper_loss copper_losses full_load_loss full_load_losses"
    ),
    "connection": "connection vector_group connection_group",
    "flow_m3h": (
        "flow flow_m3h free_air_delivery fad flow_rate rated_flow design_flow nominal_flow "
        "air_flow airflow volume_flow air_volume water_flow volumetric_flow"
    ),
    "head_m": "head head_m rated_head design_head pump_head total_head total_dynamic_head tdh",
    "pressure_kpa": "total_pressure pressure_kpa fan_total_pressure total_fan_pressure",
    "speed_rpm": "speed speed_rpm rated_speed full_load_speed nominal_speed rpm",
    "poles": "poles number_of_poles no_of_poles pole_number",
    "fuel": "fuel fuel_type",
    "thermal_class": "insulation_class thermal_class",
    "specific_power": "specific_power",
    "pressure_mpa": (
        "discharge_pressure pressure_mpa working_pressure delivery_pressure "
        "rated_discharge_pressure"
    ),
    "cooling": "cooling cooling_method",
    "drive": "drive speed_control control_type",
    "iplv": "iplv",
    "cop_c": "cop cop_c cooling_cop eer",
    "condenser": "condenser condenser_type condensing",
    "voltage_kv": "voltage voltage_kv rated_voltage nominal_voltage",
    "status": "status state operating_status duty_status duty",
    "place": (
        "place functional_location workshop location area building room site plant_area "
        "department installed_at "
        "plant_room floor"
    ),
    "label": "energy_label label_grade efficiency_grade energy_efficiency_grade",
    "serial": ("serial serial_number serial_no s_n manufacturer_serial_number manuf_serial_number"),
    "new_cost": "replacement_cost",
    "new_efficiency_pct": "replacement_efficiency_pct",
    "new_specific_power": "replacement_specific_power",
    "new_iplv": "replacement_iplv",
    "new_p0_kw": "replacement_p0_kw",
    "new_pk_kw": "replacement_pk_kw",
}
_GERMAN = {
    "id": (
        "inventar_nr inventarnummer anlagen_nr anlagennummer maschinen_nr maschinennummer "
        "equipment_nr ident_nr betriebsmittel_nr betriebsmittelkennzeichen kennzeichen "
        "anlagenkennzeichen"
    ),
    "sequence": "nr lfd_nr pos position",
    "name": (
        "bezeichnung benennung beschreibung anlagenbezeichnung maschine anlage aggregat gerät "
        "verbraucher maschinenbezeichnung gerätebezeichnung"
    ),
    "model": (
        "typ modell typenbezeichnung typbezeichnung baureihe hersteller_typ fabrikat_typ typ_modell"
    ),
    "motor_model": "motortyp",
    "ratings": "technische_daten kenndaten leistungsdaten typenschild",
    "family": "anlagenart geräteart maschinenart kategorie anlagentyp",
    "size": "nennleistung bemessungsleistung",
    "power_kw": (
        "leistung motorleistung antriebsleistung motornennleistung elektrische_leistung "
        "leistungsaufnahme aufnahmeleistung wellenleistung"
    ),
    "capacity": (
        "nennscheinleistung bemessungsscheinleistung scheinleistung dampfleistung kapazität"
    ),
    "cooling_kw": "kälteleistung nennkälteleistung kühlleistung",
    "heating_kw": "heizleistung nennheizleistung wärmeleistung nennwärmeleistung",
    "total_kw": "gesamtleistung anschlussleistung",
    "size_unit": "einheit",
    "count": "anzahl stück stückzahl menge",
    "commissioned": (
        "inbetriebnahme inbetriebnahmejahr inbetriebnahmedatum einbaujahr einbaudatum "
        "installationsjahr in_betrieb_seit"
    ),
    "bought": "anschaffungsjahr anschaffungsdatum kaufdatum",
    "made_year": "baujahr herstellungsjahr herstelljahr fertigungsjahr",
    "hours_per_year": (
        "betriebsstunden betriebsstunden_pro_jahr betriebsstunden_jahr jahresbetriebsstunden "
        "laufzeit_pro_jahr jährliche_betriebsstunden betriebsstunden_pa"
    ),
    "hours_a_day": "stunden_pro_tag betriebsstunden_pro_tag",
    "days_a_year": "tage_pro_jahr betriebstage betriebstage_pro_jahr",
    "load_factor": "auslastung mittlere_auslastung lastgrad mittlere_last belastungsgrad",
    "current_a": "betriebsstrom gemessener_strom iststrom",
    "rated_current_a": "nennstrom bemessungsstrom",
    "measured_kw": "gemessene_leistung",
    "efficiency_pct": "wirkungsgrad nennwirkungsgrad",
    "measured_kwh": (
        "jahresverbrauch stromverbrauch jahresstromverbrauch energieverbrauch "
        "verbrauch_pro_jahr stromverbrauch_pro_jahr energieverbrauch_pro_jahr"
    ),
    "p0_kw": "leerlaufverluste leerlaufverlust",
    "pk_kw": "kurzschlussverluste lastverluste",
    "connection": "schaltgruppe",
    "flow_m3h": (
        "förderstrom volumenstrom fördermenge durchfluss liefermenge luftmenge nennvolumenstrom"
    ),
    "head_m": "förderhöhe",
    "pressure_kpa": "gesamtdruck totaldruck gesamtdruckerhöhung",
    "speed_rpm": "drehzahl nenndrehzahl",
    "poles": "polzahl",
    "fuel": "brennstoff brennstoffart",
    "specific_power": "spezifische_leistung",
    "voltage_kv": "spannung nennspannung bemessungsspannung",
    "status": "zustand betriebszustand betriebsstatus",
    "place": "standort aufstellort aufstellungsort halle gebäude bereich abteilung ort",
    "serial": "seriennummer serien_nr fabriknummer fabrik_nr werknummer",
    "label": "energieeffizienzklasse",
}
_LINES = str.maketrans("", "", "_.-'’#")


def squeezed(word: str) -> str:
    """A heading without what parts its words."""
    return "".join(word.split()).translate(_LINES)


KEY_OF = {
    squeezed(word.casefold()): key
    for headings in (_CHINESE, _ENGLISH, _GERMAN)
    for key, words in headings.items()
    for word in words.split()
}
