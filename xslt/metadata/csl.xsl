<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a reference manager read? CSL-JSON with one item. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="items" as="element()">
      <j:array>
        <j:map>
          <xsl:sequence select="
              f:text('id', $data?id), f:text('type', 'book'), f:text('title', f:full-title($data)),
              f:list('author', $data?creators?* ! f:csl-name(.)),
              f:list('editor', $data?contributors?*[?role = 'edt'] ! f:csl-name(.)),
              f:list('translator', $data?contributors?*[?role = 'trl'] ! f:csl-name(.)),
              f:text('publisher', $data?publisher), f:text('publisher-place', $data?place), f:csl-date('issued', $data?date),
              f:csl-date('original-date', $data?source?date), f:text('original-publisher', $data?source?publisher),
              f:text('collection-title', $data?series), f:text('version', $data?version), f:text('abstract', $data?abstract),
              f:text('keyword', string-join($data?subjects?*?term, ', ')), f:text('language', string(($data?languages?*)[1])),
              f:text('DOI', $data?doi), f:text('ISBN', $data?isbn), f:text('URL', $data?url)"/>
        </j:map>
      </j:array>
    </xsl:variable>
    <xsl:sequence select="f:json($items)"/>
  </xsl:template>

  <xsl:function name="f:csl-name" as="element(j:map)">
    <xsl:param name="agent" as="map(*)"/>
    <j:map>
      <xsl:sequence select="if ($agent?family ne '') then (f:text('family', $agent?family), f:text('given', $agent?given)) else f:text('literal', $agent?name)"/>
    </j:map>
  </xsl:function>

  <xsl:function name="f:csl-date" as="element(j:map)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="date" as="xs:string"/>
    <xsl:if test="$date ne ''">
      <j:map key="{$key}"><j:array key="date-parts"><j:array><xsl:for-each select="tokenize($date, '-')"><j:number>{number(.)}</j:number></xsl:for-each></j:array></j:array></j:map>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
