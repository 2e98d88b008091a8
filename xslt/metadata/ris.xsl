<?xml version="1.0" encoding="UTF-8"?>
<!-- What does EndNote or Zotero read? A RIS record; its lines end with CR and LF. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="lines" as="xs:string*" select="
        f:ris('TY', 'BOOK'), $data?creators?* ! f:ris('AU', ?sort), $data?contributors?*[?role = 'edt'] ! f:ris('A2', ?sort),
        $data?contributors?*[?role = 'trl'] ! f:ris('A4', ?sort), f:ris('TI', f:full-title($data)), f:ris('PY', $data?year),
        f:ris('DA', translate($data?date, '-', '/')), f:ris('PB', $data?publisher), f:ris('CY', $data?place), f:ris('T2', $data?series), f:ris('ET', $data?version),
        f:ris('LA', ($data?languages?*)[1]), $data?subjects?* ! f:ris('KW', ?term), f:ris('AB', $data?abstract), f:ris('SN', $data?isbn),
        f:ris('DO', $data?doi), f:ris('UR', $data?url), 'ER  - '"/>
    <xsl:sequence select="string-join($lines ! (. || '&#13;&#10;'))"/>
  </xsl:template>

  <!-- A line; nothing where there is nothing to say. -->
  <xsl:function name="f:ris" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="normalize-space($value)[. ne ''] ! ($tag || '  - ' || .)"/>
  </xsl:function>

</xsl:stylesheet>
