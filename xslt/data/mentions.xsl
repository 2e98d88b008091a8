<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named or quoted, and where? One record a mention, as CSV or JSON Lines; the id is the anchor in the HTML. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:mentions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>
  <xsl:include href="../common/entities.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the tables. -->
  <xsl:mode name="m:mentions" on-no-match="fail" use-accumulators="#all"/>

  <!-- The columns of every table, in order. -->
  <xsl:variable name="columns" as="xs:string+" select="
      'id', 'element', 'type', 'text', 'name', 'ref', 'page', 'division', 'cert', 'evidence'"/>

  <!-- A file each, also for a table without rows, so that no old one stays. -->
  <xsl:template match="/">
    <xsl:variable name="all" as="element()*" select="$names, f:quotations(), $texts//date"/>
    <xsl:for-each select="'persons', 'places', 'organisations', 'titles', 'quotations', 'dates'">
      <xsl:call-template name="t:records">
        <xsl:with-param name="name" select="."/>
        <xsl:with-param name="columns" select="$columns"/>
        <xsl:with-param name="records" select="$all[f:table(.) eq current()] ! f:record(.)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:quotations" as="element()*">
    <xsl:sequence select="$texts//(quote | said | q | soCalled | mentioned)"/>
  </xsl:function>

  <!-- The table to which an element belongs. -->
  <xsl:function name="f:table" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (f:register($element) ne '') then f:register($element) else if ($element/self::date) then 'dates' else 'quotations'"/>
  </xsl:function>

  <!-- The record of one mention. -->
  <xsl:function name="f:record" as="map(xs:string, xs:string)">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map{
        'id': f:id($element), 'element': local-name($element), 'type': string($element/@type),
        'text': f:reading($element), 'name': f:normalised($element), 'ref': f:reference($element),
        'page': f:page-number($element), 'division': string(f:division($element)/@xml:id),
        'cert': string($element/@cert), 'evidence': f:evidence($element)}"/>
  </xsl:function>

  <!-- The pointer, without the sign for "in this document". -->
  <xsl:function name="f:reference" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join(tokenize(($element/@ref, $element/@source)[1]) ! replace(., '^#', ''), ' ')"/>
  </xsl:function>

  <!-- The normalised form: the entry's preferred name, else the words; of a date its ISO form; of a quotation nothing. -->
  <xsl:function name="f:normalised" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/self::date">
        <xsl:sequence select="string(($element/@when, string-join($element/(@from, @to), '/')[. ne ''], string-join($element/(@notBefore, @notAfter), '/'))[1])"/>
      </xsl:when>
      <xsl:when test="f:register($element) ne ''">
        <xsl:sequence select="((f:entity($element) ! f:preferred(.))[. ne ''], f:reading($element))[1]"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="''"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
